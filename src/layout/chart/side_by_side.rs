//! Points of a column that would cover each other are drawn side by side.
//!
//! Input: heights in the order of the personas, and how many marks are joined at each. Output: how far each point is
//! from the column's middle. The height itself never changes: it is what the author said.

/// Two points closer than this go side by side.
const NEAR: f64 = 19.0;
/// From one place to the next.
const STEP: f64 = 22.0;
/// From one joined mark to the next.
const JOINED: f64 = 17.0;

/// How the points of a column are spread.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    /// For each point, how far it is to the right of the middle.
    pub dx: Vec<f64>,
    /// The factor by which marks shrink if there are too many.
    pub shrink: f64,
    /// From one joined mark to the next.
    pub joined: f64,
    /// Half the width that the points take, without their marks.
    pub half: f64,
}

/// Spreads points over at most `width`, given the height and the number of joined marks of each.
pub fn spread(points: &[(f64, usize)], width: f64) -> Spread {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|&a, &b| points[a].0.total_cmp(&points[b].0).then(a.cmp(&b)));
    let clusters = clusters(&order, points);
    let widest = clusters.iter().map(Cluster::width).fold(0.0, f64::max);
    // Where there is no room, everything moves closer together.
    let scale = if widest > 0.0 { ((width - STEP).max(0.0) / widest).min(1.0) } else { 1.0 };
    let mut dx = vec![0.0; points.len()];
    for cluster in &clusters {
        let middles = cluster.middles();
        for &(index, place) in &cluster.points {
            dx[index] = middles[place] * scale;
        }
    }
    Spread { dx, shrink: scale.clamp(0.35, 1.0), joined: JOINED * scale, half: widest * scale / 2.0 }
}

/// Points of which each is close to the next one.
struct Cluster {
    /// Point and place.
    points: Vec<(usize, usize)>,
    /// How much wider each place is than that of a single mark.
    places: Vec<f64>,
}

impl Cluster {
    /// From the middle of its first mark to that of its last.
    fn width(&self) -> f64 {
        self.places.iter().sum::<f64>() + STEP * self.places.len().saturating_sub(1) as f64
    }

    /// How far to the right of the middle each place's own middle is.
    fn middles(&self) -> Vec<f64> {
        let mut x = -self.width() / 2.0;
        let middle = |wide: &f64| {
            let middle = x + wide / 2.0;
            x += wide + STEP;
            middle
        };
        self.places.iter().map(middle).collect()
    }
}

/// Gives each point the leftmost place that is free at its height.
fn clusters(order: &[usize], points: &[(f64, usize)]) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut lowest: Vec<f64> = Vec::new();
    let mut previous = f64::NEG_INFINITY;
    for &index in order {
        let (y, joined) = points[index];
        if y - previous >= NEAR {
            clusters.push(Cluster { points: Vec::new(), places: Vec::new() });
            lowest.clear();
        }
        previous = y;
        let place = free_place(&lowest, y);
        match lowest.get_mut(place) {
            Some(last) => *last = y,
            None => lowest.push(y),
        }
        if let Some(cluster) = clusters.last_mut() {
            cluster.points.push((index, place));
            cluster.places.resize(lowest.len(), 0.0);
            let wide = JOINED * joined.saturating_sub(1) as f64;
            cluster.places[place] = cluster.places[place].max(wide);
        }
    }
    clusters
}

/// The leftmost place whose last point is far enough above `y`, or a new one. With more places than this, searching for
/// the leftmost takes longer than it is worth.
fn free_place(lowest: &[f64], y: f64) -> usize {
    const MOST: usize = 64;
    lowest.iter().take(MOST).position(|&last| y - last >= NEAR).unwrap_or(lowest.len())
}
