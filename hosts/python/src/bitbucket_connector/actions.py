class Actions:
    pass
