//! A share of the maps, for several machines that work side by side.

/// The part `index` (from one) of `count`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shard {
    index: usize,
    count: usize,
}

impl Shard {
    /// `2/5`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wrong = || "write which part of how many, such as 1/3".to_owned();
        let (index, count) = text.split_once('/').ok_or_else(wrong)?;
        let number = |text: &str| text.trim().parse::<usize>().map_err(|_| wrong());
        let (index, count) = (number(index)?, number(count)?);
        match index {
            0 => Err("the first part is 1".to_owned()),
            index if index > count => Err(format!("there are only {count} parts")),
            index => Ok(Self { index, count }),
        }
    }

    /// Its part of a list: every so many, so that neighbours, which are often alike, are shared out.
    pub fn of<T>(self, all: Vec<T>) -> Vec<T> {
        let own = all.into_iter().enumerate().filter(|(at, _)| at % self.count == self.index - 1);
        own.map(|(_, item)| item).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Shard;

    #[test]
    fn all_parts_together_are_everything_once() {
        let parts = ["1/3", "2/3", "3/3"].map(|part| Shard::parse(part).map(|shard| shard.of((0..7).collect())));
        assert_eq!(parts, [Ok(vec![0, 3, 6]), Ok(vec![1, 4]), Ok(vec![2, 5])]);
        for wrong in ["", "1", "0/3", "4/3", "a/b", "1/0", "-1/2"] {
            assert!(Shard::parse(wrong).is_err(), "{wrong}");
        }
    }
}
