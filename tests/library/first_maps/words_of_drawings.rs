//! What drawings and pages call things is understood as the first word of a line, in each of their languages.
