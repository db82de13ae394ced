"""The formats that are read, one module each; a module is found by being here and holding FORMAT."""
