//! Which of a list's items kept their order.

/// The positions of the longest run of increasing values: whatever isn't in it has moved. Equal values don't end a run.
pub fn longest_rise(values: &[usize]) -> Vec<usize> {
    // The smallest end of a run of each length, and for each item the one before it in its run.
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::with_capacity(values.len()));
    for (index, &value) in values.iter().enumerate() {
        let length = ends.partition_point(|&end| values[end] <= value);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() { ends.push(index) } else { ends[length] = index }
    }
    let mut run: Vec<usize> = std::iter::successors(ends.last().copied(), |&at| before[at]).collect();
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::longest_rise;

    #[test]
    fn as_few_as_possible_have_moved() {
        assert_eq!(longest_rise(&[]), [] as [usize; 0]);
        assert_eq!(longest_rise(&[0, 1, 2]), [0, 1, 2]);
        assert_eq!(longest_rise(&[2, 0, 1]), [1, 2]);
        assert_eq!(longest_rise(&[1, 2, 0]), [0, 1]);
        assert_eq!(longest_rise(&[3, 3, 4]), [0, 1, 2]);
    }
}
