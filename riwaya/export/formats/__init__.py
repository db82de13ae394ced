"""The formats a reading is written in, one module each; a module is found by being here and holding FORMAT."""
