"""What every page shares: language, numbers, assets, guard, templates, menu."""
