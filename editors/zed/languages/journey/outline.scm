(persona "persona" @context name: (declared_name) @name) @item
(stage "stage" @context title: (title) @name) @item
(touchpoint "touchpoint" @context title: (title) @name) @item
(step "step" @context title: (title) @name) @item
(pain "pain" @context text: (text) @name) @item
