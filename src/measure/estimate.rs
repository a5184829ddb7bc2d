//! A figure and its interval from counts.

use super::student::t975;

/// 97.5 % of the normal distribution is below this.
const Z: f64 = 1.959_963_984_540_054;

/// A figure, and its 95 % confidence interval.
pub type Estimated = (f64, Option<(f64, f64)>);

/// A share in percent, with Wilson's interval.
pub fn share(count: f64, n: u64) -> Estimated {
    let n = n as f64;
    let share = count / n;
    let (middle, scale) = ((count + Z * Z / 2.0) / (n + Z * Z), Z / (n + Z * Z));
    let half = scale * (n * share * (1.0 - share) + Z * Z / 4.0).sqrt();
    // At the ends the formula gives them exactly, except for rounding.
    let low = if count == 0.0 { 0.0 } else { (middle - half).max(0.0) };
    let high = if count == n { 1.0 } else { (middle + half).min(1.0) };
    (share * 100.0, Some((low * 100.0, high * 100.0)))
}

/// The Net Promoter Score, with the adjusted Wald interval: three extra answers, three quarters of one at each end.
pub fn nps(promoters: u64, detractors: u64, n: u64) -> Estimated {
    let (promoters, detractors, n) = (promoters as f64, detractors as f64, n as f64);
    let (high, low) = ((promoters + 0.75) / (n + 3.0), (detractors + 0.75) / (n + 3.0));
    let middle = high - low;
    let half = Z * ((high + low - middle * middle) / (n + 3.0)).sqrt();
    let interval = ((middle - half).max(-1.0) * 100.0, (middle + half).min(1.0) * 100.0);
    ((promoters - detractors) / n * 100.0, Some(interval))
}

/// A mean with Student's interval; one value alone has none.
pub fn mean(n: u64, sum: f64, squares: f64) -> Estimated {
    let count = n as f64;
    let mean = sum / count;
    if n < 2 {
        return (mean, None);
    }
    let variance = ((squares - sum * mean) / (count - 1.0)).max(0.0);
    let half = t975(count - 1.0) * (variance / count).sqrt();
    (mean, Some((mean - half, mean + half)))
}
