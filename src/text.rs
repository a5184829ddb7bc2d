//! A stand-in for text measuring: every character has a rough width, lines break at blanks.

/// Which cut of the font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "a stand-in")]
pub enum Face {
    Regular,
    Semibold,
    Italic,
}

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(missing_docs, reason = "a stand-in")]
pub struct Style {
    pub face: Face,
    pub size: f64,
    pub tracking: f64,
}

/// Which way a text reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "a stand-in")]
pub enum Direction {
    Ltr,
    Rtl,
}

/// The fonts.
#[derive(Debug, Default)]
pub struct Fonts;

/// A shaped text.
#[derive(Debug, Clone)]
pub struct Paragraph {
    words: Vec<(usize, String, f64)>,
}

/// A broken line.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "a stand-in")]
pub struct Line {
    pub pieces: Vec<(usize, String)>,
    pub width: f64,
}

#[expect(missing_docs, reason = "a stand-in")]
impl Fonts {
    pub fn new() -> Self {
        Self
    }

    pub fn width(&self, text: &str, style: Style) -> f64 {
        let bold = if style.face == Face::Semibold { 1.06 } else { 1.0 };
        let units: f64 = text
            .chars()
            .map(|c| match c {
                'i' | 'l' | 'j' | '.' | ',' | '\'' | '|' | ' ' | '’' | 'I' | ':' => 0.28,
                'm' | 'w' | 'M' | 'W' => 0.88,
                'A'..='Z' => 0.68,
                c if c as u32 > 0x2E80 => 1.0,
                _ => 0.57,
            })
            .sum();
        units * style.size * bold + style.tracking * text.chars().count() as f64
    }

    pub fn paragraph(&self, runs: &[(&str, Style)]) -> Paragraph {
        let mut words = Vec::new();
        for (index, (text, style)) in runs.iter().enumerate() {
            for word in text.split_inclusive(' ') {
                words.push((index, word.to_owned(), self.width(word, *style)));
            }
        }
        Paragraph { words }
    }
}

#[expect(missing_docs, reason = "a stand-in")]
impl Paragraph {
    pub fn min_width(&self) -> f64 {
        self.words.iter().map(|word| word.2).fold(0.0, f64::max)
    }

    pub fn natural_width(&self) -> f64 {
        self.words.iter().map(|word| word.2).sum()
    }

    pub fn line_count(&self, width: f64) -> usize {
        self.lines(width).len()
    }

    pub fn lines(&self, width: f64) -> Vec<Line> {
        let mut lines = vec![Line { pieces: Vec::new(), width: 0.0 }];
        for (index, word, w) in &self.words {
            let last = lines.len() - 1;
            if lines[last].width + w > width && !lines[last].pieces.is_empty() {
                lines.push(Line { pieces: Vec::new(), width: 0.0 });
            }
            let last = lines.len() - 1;
            let line = &mut lines[last];
            match line.pieces.last_mut() {
                Some((run, text)) if run == index => text.push_str(word),
                Some(_) | None => line.pieces.push((*index, word.clone())),
            }
            line.width += w;
        }
        lines
    }

    pub fn direction(&self) -> Direction {
        Direction::Ltr
    }
}
