"""Views of incidents as other projects code events; each value by a rule with a name, with what it rests on."""
