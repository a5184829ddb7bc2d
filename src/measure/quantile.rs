//! Times as a histogram, with each bucket 2 % wider than the one before. Histograms are merged by adding whole numbers.

/// The logarithm of the ratio between the widths of two buckets.
pub const LN_STEP: &str = "0.01980262729617973";

/// The number of the bucket that a time in milliseconds is in, as the SQL counts them.
#[must_use]
pub fn bucket_of(milliseconds: i64) -> i64 {
    let step: f64 = LN_STEP.parse().unwrap_or(f64::NAN);
    if milliseconds <= 0 { -1 } else { ((milliseconds as f64).ln() / step).floor() as i64 }
}

/// One bucket: the number of times in it, their sum, the shortest and the longest, in milliseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bucket {
    pub n: u64,
    pub total: i128,
    pub low: i64,
    pub high: i64,
}

impl Bucket {
    pub fn add(&mut self, other: Self) {
        if other.n == 0 {
            return;
        }
        let (low, high) = if self.n == 0 { (other.low, other.high) } else { (self.low, self.high) };
        self.low = low.min(other.low);
        self.high = high.max(other.high);
        self.n += other.n;
        self.total += other.total;
    }
}

/// The time below which a share of all times is, in milliseconds; the buckets are in order and not empty.
pub fn quantile(buckets: &[Bucket], share: f64) -> f64 {
    let n: u64 = buckets.iter().map(|bucket| bucket.n).sum();
    let place = share * (n.saturating_sub(1)) as f64;
    let (below, part) = (place.floor(), place.fract());
    let low = ranked(buckets, below as u64);
    if part == 0.0 { low } else { low + part * (ranked(buckets, below as u64 + 1) - low) }
}

/// The time at this place, counted from 0 for the shortest; inside a bucket, times are taken to be evenly spread.
fn ranked(buckets: &[Bucket], place: u64) -> f64 {
    let mut before = 0;
    for bucket in buckets {
        if place < before + bucket.n {
            let (low, high) = (bucket.low as f64, bucket.high as f64);
            let steps = bucket.n - 1;
            return if steps == 0 { low } else { low + (high - low) * (place - before) as f64 / steps as f64 };
        }
        before += bucket.n;
    }
    buckets.last().map_or(0.0, |last| last.high as f64)
}
