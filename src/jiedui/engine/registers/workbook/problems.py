"""What can be wrong with a file, a sheet or a cell before the gate sees a row. The help page is a loop over these.

>>> Finding(EMPTY_FILE, {}, "名单.xlsx").message
'名单.xlsx：文件是空的（0 字节）。请重新导出或重新下载后再导入'
"""

from __future__ import annotations

from collections.abc import Mapping

from jiedui.engine.kernel.finding import Finding, Kind

SAVE_AS_XLSX = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后再导入"
PASTE_VALUES = "请选中该列，复制后“选择性粘贴—数值”，保存再导入"

# the file
MISSING_FILE = Kind("file.missing", "文件不存在", "must", "没有这个文件", "请检查路径和文件名")
EMPTY_FILE = Kind("file.empty", "空文件", "must", "文件是空的（0 字节）", "请重新导出或重新下载后再导入")
TOO_LARGE = Kind("file.large", "文件太大", "must", "文件有 {size}，上限是 {limit}", "请分成几个文件导入")
NOT_A_WORKBOOK = Kind("file.alien", "不是工作簿", "must", "内容是{found}，不是电子表格", SAVE_AS_XLSX)
WRONG_EXTENSION = Kind(
    "file.extension",
    "扩展名与内容不符",
    "must",
    "扩展名是“{extension}”，内容却是{found}",
    "如果确是要导入的表，请把扩展名改为“{right}”后再导入",
)
UNREAD_FORMAT = Kind("file.format", "不收的格式", "must", "这是{found}，这里只收 xlsx、xls 和 csv", SAVE_AS_XLSX)
TRUNCATED = Kind("file.truncated", "文件不完整", "must", "文件损坏或没有传完（{detail}）", "请重新复制、下载或导出这个文件后再导入")
PASSWORD = Kind(
    "file.password",
    "有打开密码",
    "must",
    "工作簿设了打开密码，无法读取",
    "请用 Excel 或 WPS 打开，在“文件—保护工作簿”里去掉密码，保存后再导入",
)
MACROS = Kind("file.macros", "含有宏", "must", "工作簿含有宏（{part}），为安全起见不打开", SAVE_AS_XLSX + "，宏会随之去掉")
BOMB = Kind(
    "file.bomb",
    "解压后过大",
    "must",
    "压缩包解开后有 {size}（上限 {limit}），不像正常的表",
    "如果是正常数据，请新建工作簿，只把有数据的区域复制过去；否则不要打开这个文件",
)
CLAIMS = Kind(
    "sheet.claims",
    "声称的行数不可能",
    "must",
    "表“{sheet}”自称有 {rows} 行，而工作表最多 1048576 行",
    "文件由其他程序写坏：请新建工作簿，只把有数据的区域复制过去，再导入",
)
FAR_CELLS = Kind(
    "sheet.far",
    "单元格相距太远",
    "must",
    "表“{sheet}”在 {far} 还有内容，整张表因此有 {cells} 格，读不进来",
    "请删去数据区以外的行和列（选中后“删除”，不是“清除”），保存再导入",
)
TOO_LONG = Kind("file.time", "读取超时", "must", "读了 {seconds} 秒还没有读完，已停止", "请分成几个文件，或新建工作簿只复制数据区后再导入")
DIED = Kind(
    "file.died",
    "读不进来",
    "must",
    "读取程序因文件异常中途停止（{detail}）",
    "请新建工作簿，只把有数据的区域复制过去；仍不行就另存为 csv 再导入",
)
BROKEN = Kind("file.broken", "内部结构有误", "must", "工作簿的内部结构有误（{detail}）", SAVE_AS_XLSX)
ENCODING = Kind(
    "file.encoding",
    "文字编码认不出",
    "must",
    "第 {line} 行的文字编码既不是 UTF-8 也不是 GB18030",
    "请用 Excel 或 WPS 打开，另存为“CSV UTF-8（逗号分隔）”后再导入",
)
QUOTES = Kind(
    "file.quotes", "引号不成对", "must", "第 {line} 行起引号不成对，后面的内容分不出格", "请补齐或删去多余的双引号，或改存为 xlsx 再导入"
)

# the sheet
NO_REGISTER = Kind(
    "sheet.register",
    "认不出是哪本台账",
    "must",
    "表“{sheet}”认不出是哪本台账{detail}",
    "请把工作表改名为台账名称（如“务工人员台账”），或导入时指明 --register",
)
AMBIGUOUS = Kind(
    "sheet.ambiguous",
    "像几本台账",
    "must",
    "表“{sheet}”的表头同时像{titles}",
    "请把工作表改名为其中一本台账的名称，或导入时指明 --register",
)
NO_HEADER = Kind("sheet.header", "找不到表头", "must", "表“{sheet}”前 {rows} 行里没有{title}的表头{detail}", "表头应有：{wanted}")
MISSING_COLUMNS = Kind(
    "sheet.columns",
    "缺少必填列",
    "must",
    "表“{sheet}”第 {line} 行的表头缺少必填列：{missing}",
    "请补上这些列（空表可用 jiedui template {register} 生成）",
)
SAME_HEADER = Kind("sheet.twice", "表头重复", "must", "表“{sheet}”的{where}都是“{column}”，不知道该用哪一列", "请只留一列，或把另一列改名")
NOTHING_INSIDE = Kind("sheet.empty", "没有数据", "must", "文件里没有一张有内容的表", "请检查是否导出了空表")
NO_ROWS = Kind("sheet.norows", "只有表头", "hint", "表“{sheet}”只有表头，没有数据行")

# the cell
FORMULA = Kind(
    "cell.formula",
    "公式没有结果",
    "must",
    "{column}是公式，文件里没有存它的计算结果",
    "请用 Excel 或 WPS 打开后另存一次；或" + PASTE_VALUES.removeprefix("请"),
)
ERROR_VALUE = Kind("cell.error", "公式结果是错误值", "must", "{column}是错误值（如 #REF!、#N/A）", "请改正公式，或直接填写数值")
MERGED = Kind("cell.merged", "合并单元格", "must", "{column}在合并单元格 {range} 里，分不清属于哪一行", "请取消合并，并在每一行各填一格")
LOST_DIGITS = Kind(
    "cell.digits",
    "数字丢了末位",
    "must",
    "{column}“{value}”是按数字录入的，电子表格只保留前 15 位，后面的已经丢失",
    "请把该列设为“文本”格式，重新录入完整号码",
)
EXAMPLE_USED = Kind(
    "cell.example",
    "示例行上填了数据",
    "must",
    "这一行的备注仍写着“示例行”，内容却已改过",
    "如是真实数据，请删去备注里的示例字样；否则删去整行",
)

# skipped, and said so
SKIPPED_TITLE = Kind("skip.title", "标题行", "hint", "跳过标题行：{text}")
SKIPPED_TOTAL = Kind("skip.total", "合计行", "hint", "跳过合计行：{text}（数由台账算出，不从表上抄）")
SKIPPED_FOOT = Kind("skip.foot", "表尾说明", "hint", "跳过表尾说明：{text}")
SKIPPED_HEAD = Kind("skip.head", "重复的表头", "hint", "跳过重复的表头")
SKIPPED_EMPTY = Kind("skip.empty", "空行", "hint", "跳过 {count} 个空行")
SKIPPED_EXAMPLE = Kind("skip.example", "示例行", "hint", "跳过模板的示例行")
SKIPPED_COLUMN = Kind("skip.column", "多余的列", "hint", "不用的列：{columns}")
SKIPPED_SHEET = Kind("skip.sheet", "未读的表", "hint", "没有读表“{sheet}”：{why}")
SHEET_UNIT = Kind("skip.unit", "表上的单位", "hint", "金额按表头上方所写的单位“{unit}”读")

KINDS: Mapping[str, Kind] = {kind.code: kind for kind in list(globals().values()) if isinstance(kind, Kind)}


class Refused(Exception):
    """A file or sheet that is not read; carries what to tell the user."""

    def __init__(self, kind: Kind, **fields: object):
        super().__init__(kind.code)
        self.kind, self.fields = kind, fields

    def finding(self, where: str) -> Finding:
        return Finding(self.kind, self.fields, where)


def size_text(count: int) -> str:
    """A number of bytes as people say it.

    >>> size_text(1536)
    '1.5 KB'
    """
    size = float(count)
    for unit in ("字节", "KB", "MB", "GB"):
        if size < 1024 or unit == "GB":
            break
        size /= 1024
    return f"{size:.0f} {unit}" if size == int(size) else f"{size:.1f} {unit}"
