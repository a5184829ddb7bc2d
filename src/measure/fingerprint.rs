//! Whether data is the same as before, whatever the order of its rows and the number of its files.

/// Adds up the rows of a source. Two sets of files with the same rows have the same fingerprint.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fingerprint {
    sum: u64,
    rows: u64,
}

impl Fingerprint {
    /// Adds the lines of a text file, except the first one if it has the names of the columns.
    pub fn text(&mut self, bytes: &[u8], has_header: bool) {
        let lines = bytes.split(|&byte| byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
        lines.skip(usize::from(has_header)).filter(|line| !line.is_empty()).for_each(|line| self.row(line));
    }

    /// Adds one row, or a whole file that has no lines.
    pub fn row(&mut self, bytes: &[u8]) {
        // FNV-1a, and a last mix because the sums of neighbours would be neighbours.
        let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        let mixed = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        self.sum = self.sum.wrapping_add(mixed ^ (mixed >> 27));
        self.rows += 1;
    }

    /// Adds what was added elsewhere, for example in another thread.
    pub fn merge(&mut self, other: Self) {
        self.sum = self.sum.wrapping_add(other.sum);
        self.rows += other.rows;
    }
}

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.sum ^ self.rows.rotate_left(32))
    }
}
