(document) @local.scope

(declared_name) @local.definition.type
(stage name: (name) @local.definition)
(touchpoint name: (name) @local.definition)
(step name: (name) @local.definition)
(pain name: (name) @local.definition)

(reference) @local.reference
(word) @local.reference
