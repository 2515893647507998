"""What is left of a whole, in numbers (余下2个), by exception (除湖北省外其余27个) or by states (已完成, 正在)."""
