//! An event of a case in a few bytes, and buckets of them, in memory or in a file.

use crate::spool::Room;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use tempfile::NamedTempFile;

/// So many events of a bucket are handed over at once.
pub const CHUNK: usize = 1024;

/// One row of the log. Sorted by case, time and activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    pub case: u128,
    pub t: i64,
    pub activity: u16,
    pub persona: u16,
}

impl Event {
    const BYTES: usize = 28;

    fn write(self, to: &mut impl Write) -> io::Result<()> {
        to.write_all(&self.case.to_le_bytes())?;
        to.write_all(&self.t.to_le_bytes())?;
        to.write_all(&self.activity.to_le_bytes())?;
        to.write_all(&self.persona.to_le_bytes())
    }

    fn read(from: &mut impl Read) -> io::Result<Self> {
        let mut bytes = [0; Self::BYTES];
        from.read_exact(&mut bytes)?;
        let number = |at: usize, length: usize| {
            bytes[at..at + length].iter().rev().fold(0_u128, |number, &byte| number << 8 | u128::from(byte))
        };
        Ok(Self {
            case: number(0, 16),
            t: number(16, 8) as i64,
            activity: number(24, 2) as u16,
            persona: number(26, 2) as u16,
        })
    }
}

/// The events of some of the cases.
#[derive(Default)]
pub struct Bucket {
    chunks: Vec<Vec<Event>>,
    /// Those for which there was no room, and how many.
    file: Option<(BufWriter<NamedTempFile>, usize)>,
}

impl Bucket {
    pub fn add(&mut self, chunk: Vec<Event>, room: &Room) -> io::Result<()> {
        if self.file.is_none() && room.take(chunk.len() * size_of::<Event>()) {
            self.chunks.push(chunk);
            return Ok(());
        }
        let (file, count) = match &mut self.file {
            Some(file) => file,
            None => self.file.insert((BufWriter::with_capacity(CHUNK, NamedTempFile::new()?), 0)),
        };
        *count += chunk.len();
        chunk.into_iter().try_for_each(|event| event.write(file))
    }

    pub fn sorted(self) -> io::Result<Vec<Event>> {
        let mut events: Vec<Event> = self.chunks.into_iter().flatten().collect();
        if let Some((file, count)) = self.file {
            let mut file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.rewind()?;
            let mut reader = BufReader::new(file);
            events.reserve(count);
            for _ in 0..count {
                events.push(Event::read(&mut reader)?);
            }
        }
        events.sort_unstable();
        Ok(events)
    }
}
