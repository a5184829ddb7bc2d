//! Hides small groups, and with them the next smallest if a difference would reveal them. Those whom a share leaves out are a group, too.

/// A group of fewer people than this is hidden.
pub const FEWEST: u64 = 5;

/// How many of `n` people have a share that tells nothing about those few who aren't among them: the nearest number whose share is a whole percent. None where
/// one percent is fewer than [`FEWEST`] people.
pub fn in_whole_percent(count: u64, n: u64) -> Option<f64> {
    let percent = (count as f64 * 100.0 / n as f64).round();
    (n >= 100 * FEWEST).then_some(percent * n as f64 / 100.0)
}

/// Which groups to hide. All of them together are everybody; `total` says whether the figure for everybody is shown,
/// too.
pub fn hidden(groups: &[u64], total: bool) -> Vec<bool> {
    let mut hidden: Vec<bool> = groups.iter().map(|&n| (1..FEWEST).contains(&n)).collect();
    if !total || !hidden.contains(&true) {
        return hidden;
    }
    loop {
        let of = |is: bool| groups.iter().zip(&hidden).filter(move |(n, hidden)| **n > 0 && **hidden == is);
        let (count, sum): (usize, u64) = of(true).fold((0, 0), |(count, sum), (n, _)| (count + 1, sum + n));
        let shown = (0..groups.len()).filter(|&at| groups[at] > 0 && !hidden[at]);
        // Everybody minus those who are shown is the sum of the hidden groups, which must hide each of them.
        match shown.min_by_key(|&at| groups[at]) {
            Some(next) if count < 2 || sum < FEWEST => hidden[next] = true,
            _ => return hidden,
        }
    }
}
