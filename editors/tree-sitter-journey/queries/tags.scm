(persona name: (declared_name) @name) @definition.class
(team name: (declared_name) @name) @definition.class
(source name: (declared_name) @name) @definition.class
(measure name: (declared_name) @name) @definition.class
(channel name: (declared_name) @name) @definition.class
(stage title: (title) @name) @definition.module
(touchpoint title: (title) @name) @definition.function
(step title: (title) @name) @definition.function
(pain name: (name) @name) @definition.constant
(reference) @name @reference.class
