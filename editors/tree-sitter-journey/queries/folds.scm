[
  (persona)
  (team)
  (channel)
  (source)
  (lane)
  (measure)
  (stage)
  (touchpoint)
  (step)
  (opportunity)
] @fold
