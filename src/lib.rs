//! Wayline: a compiler for customer journey maps.
