//! Places things in a row, each as close to where it wants to be as the others allow.

/// Left edges of things `width` wide that would like to begin at `wishes`. None overlap, and all stay between `left` and
/// `right` as long as they fit there. Their order stays; the sum of squared moves is as small as possible then.
pub fn keep_apart(wishes: &[f64], width: f64, left: f64, right: f64) -> Vec<f64> {
    all_apart(&wishes.iter().map(|&wish| (wish, width)).collect::<Vec<_>>(), left, right)
}

/// The same for things of different widths: each wish is with its width.
pub fn all_apart(wishes: &[(f64, f64)], left: f64, right: f64) -> Vec<f64> {
    // With the width of everything before it subtracted, places only have to increase. Neighbours that don't are
    // averaged.
    let (mut blocks, mut before): (Vec<(f64, usize)>, f64) = (Vec::new(), 0.0);
    for (wish, width) in wishes {
        blocks.push((wish - before, 1));
        before += width;
        while let [.., (first, many), (last, more)] = blocks[..]
            && first >= last
        {
            let mean = (first * many as f64 + last * more as f64) / (many + more) as f64;
            blocks.truncate(blocks.len() - 2);
            blocks.push((mean, many + more));
        }
    }
    let (most, mut before) = (right - before, 0.0);
    let places = blocks.into_iter().flat_map(|(place, many)| std::iter::repeat_n(place, many));
    let placed = |(place, (_, width)): (f64, &(f64, f64))| {
        let left = place.min(most).max(left) + before;
        before += width;
        left
    };
    places.zip(wishes).map(placed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_keep_their_places_where_they_can() {
        assert_eq!(keep_apart(&[0.0, 50.0, 90.0], 20.0, 0.0, 200.0), [0.0, 50.0, 90.0]);
        assert_eq!(keep_apart(&[50.0, 50.0], 20.0, 0.0, 200.0), [40.0, 60.0]);
        assert_eq!(keep_apart(&[0.0, 0.0, 0.0], 20.0, 0.0, 200.0), [0.0, 20.0, 40.0]);
        assert_eq!(keep_apart(&[195.0, 199.0], 20.0, 0.0, 200.0), [160.0, 180.0]);
        assert_eq!(all_apart(&[(10.0, 40.0), (20.0, 10.0)], 0.0, 200.0), [0.0, 40.0]);
    }
}
