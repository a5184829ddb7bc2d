(comment) @comment

; What the story is made of
["journey" "phase" "stage" "touchpoint" "step"] @keyword
(journey title: (title) @markup.heading.1)
(phase title: (title) @markup.heading.2)
(stage title: (title) @markup.heading.2)
(touchpoint title: (title) @markup.heading.3)
(step title: (title) @markup.heading.3)

; Declarations
["persona" "team" "channel" "source" "lane" "measure"] @keyword.type
(declared_name) @type

; Points
["pain" "gain" "opportunity" "insight" "moment"] @keyword.directive
(severity) @constant.builtin

; Everything else that a line starts with
[
  "about" "goal" "state" "owner" "with" "reviewed" "scale" "curve" "lang" "compares" "priority" "principle" "use"
  "role" "segment" "need" "quote" "image" "fact" "icon" "date" "sample" "confidence" "file" "link"
  "data" "columns" "window" "missing" "open" "event" "column" "extremes"
  "unit" "range" "better" "order" "for" "via" "does" "thinks" "says" "needs" "feels" "expects" "reach"
  "then" "leaves" "takes" "metric" "score" "answers" "impact" "effort" "due" "status" "since" "experiment"
  "frontstage" "backstage" "support" "deliverable" "training" "from" "by" "attach" "as" "replaces" "see" "note"
] @property
(lane_name) @attribute

; Heads
(name) @label
(word) @variable
(level) @number
(share) @number

; Values
(text) @string
(path) @string.special.path
(plain) @string
(choice) @constant
(reference) @variable
(day) @number
(number) @number
(percent) @number
(unit_name) @keyword.modifier
["," ".." "|"] @punctuation.delimiter

; Marks in prose
(escape) @string.escape
(emphasis) @markup.italic
(code) @markup.raw
(link_text) @markup.link.label
(link_target) @markup.link.url
