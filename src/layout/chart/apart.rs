//! Places things of equal width in a row, each as close to where it wants to be as the others allow.

/// Left edges of things `width` wide that would like to begin at `wishes`, which must increase. None overlap, and all
/// stay between `left` and `right` as long as they fit there. The sum of squared moves is as small as possible.
pub fn keep_apart(wishes: &[f64], width: f64, left: f64, right: f64) -> Vec<f64> {
    // With the width of everything before it subtracted, places only have to increase. Neighbours that don't are
    // averaged.
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    for (index, wish) in wishes.iter().enumerate() {
        blocks.push((wish - index as f64 * width, 1));
        while let [.., (before, many), (last, more)] = blocks[..]
            && before >= last
        {
            let mean = (before * many as f64 + last * more as f64) / (many + more) as f64;
            blocks.truncate(blocks.len() - 2);
            blocks.push((mean, many + more));
        }
    }
    let most = right - width * wishes.len() as f64;
    let places = blocks.into_iter().flat_map(|(place, many)| std::iter::repeat_n(place, many));
    places.enumerate().map(|(index, place)| place.min(most).max(left) + index as f64 * width).collect()
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
    }
}
