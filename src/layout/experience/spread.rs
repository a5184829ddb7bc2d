//! Points of a column that would cover each other are drawn side by side.
//!
//! Heights in the order of the personas come in; how far each point stands from the column's
//! middle goes out. The height itself is never touched: it is what the author said.

/// Two points closer than this need two places.
const NEAR: f64 = 19.0;
/// From one place to the next.
const STEP: f64 = 22.0;

/// How the points of a column stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    /// For each point, how far right of the middle.
    pub dx: Vec<f64>,
    /// What the marks shrink by where there are too many of them.
    pub shrink: f64,
    /// Half the width that the points take, without their marks.
    pub half: f64,
}

/// Spreads points at the heights `ys` over at most `width`.
pub fn spread(ys: &[f64], width: f64) -> Spread {
    let mut order: Vec<usize> = (0..ys.len()).collect();
    order.sort_by(|&a, &b| ys[a].total_cmp(&ys[b]).then(a.cmp(&b)));
    let places: Vec<Cluster> = clusters(&order, ys);
    let most = places.iter().map(|cluster| cluster.count).max().unwrap_or(1);
    let step = STEP.min((width - STEP).max(0.0) / (most.max(2) - 1) as f64);
    let mut dx = vec![0.0; ys.len()];
    for cluster in &places {
        for &(index, place) in &cluster.places {
            dx[index] = (place as f64 - (cluster.count - 1) as f64 / 2.0) * step;
        }
    }
    Spread { dx, shrink: (step / STEP).clamp(0.35, 1.0), half: (most - 1) as f64 * step / 2.0 }
}

/// Points of which each is near the next one.
struct Cluster {
    /// Point and place.
    places: Vec<(usize, usize)>,
    /// How many places.
    count: usize,
}

/// Gives each point the leftmost place that is free at its height.
fn clusters(order: &[usize], ys: &[f64]) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut lowest: Vec<f64> = Vec::new();
    let mut previous = f64::NEG_INFINITY;
    for &index in order {
        let y = ys[index];
        if y - previous >= NEAR {
            clusters.push(Cluster { places: Vec::new(), count: 0 });
            lowest.clear();
        }
        previous = y;
        let place = lowest.iter().position(|&last| y - last >= NEAR).unwrap_or(lowest.len());
        match lowest.get_mut(place) {
            Some(last) => *last = y,
            None => lowest.push(y),
        }
        if let Some(cluster) = clusters.last_mut() {
            cluster.places.push((index, place));
            cluster.count = lowest.len();
        }
    }
    clusters
}
