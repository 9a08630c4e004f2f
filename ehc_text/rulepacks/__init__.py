"""The YAML files of rules/ to a RulePack, with faults told as file:line."""
