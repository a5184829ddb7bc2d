//! The command that opens a place of the source in the user's editor.
//!
//! It is split into words once, when the program starts, and run without a shell: a file name can't become a command.

use std::{
    path::Path,
    process::{Command, Stdio},
    str::FromStr,
};

/// A command in words, with `{file}`, `{line}` and `{column}` for the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Editor(Vec<String>);

impl Editor {
    /// Splits a command into words, as a shell would: at spaces, but not between quotes. Nothing else has a special
    /// meaning.
    pub fn parse(text: &str) -> Result<Self, String> {
        text.parse()
    }

    /// The words for a place.
    fn words(&self, file: &Path, line: u32, column: u32) -> Vec<String> {
        let (file, line, column) = (file.to_string_lossy(), line.to_string(), column.to_string());
        let fill = |word: &String| {
            let mut filled = String::new();
            let mut rest = word.as_str();
            while let Some(at) = rest.find('{') {
                filled.push_str(&rest[..at]);
                let known = [("{file}", &*file), ("{line}", &line), ("{column}", &column)];
                let found = known.into_iter().find(|(name, _)| rest[at..].starts_with(name));
                let (name, value) = found.unwrap_or(("{", "{"));
                filled.push_str(value);
                rest = &rest[at + name.len()..];
            }
            filled + rest
        };
        self.0.iter().map(fill).collect()
    }

    /// Opens a place, without waiting for the editor to be closed.
    pub fn open(&self, file: &Path, line: u32, column: u32) -> Result<(), String> {
        let words = self.words(file, line, column);
        let Some((program, arguments)) = words.split_first() else { return Ok(()) };
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| format!("cannot start {program}: {error}"))?;
        // The exit status has to be read, or the process stays in the list of processes.
        std::thread::spawn(move || child.wait());
        Ok(())
    }
}

impl FromStr for Editor {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
        for c in text.chars() {
            match (c, quote) {
                (c, Some(open)) if c == open => quote = None,
                (c, Some(_)) => word.get_or_insert_default().push(c),
                ('"' | '\'', None) => {
                    quote = Some(c);
                    word.get_or_insert_default();
                }
                (c, None) if c.is_whitespace() => words.extend(word.take()),
                (c, None) => word.get_or_insert_default().push(c),
            }
        }
        words.extend(word);
        if quote.is_some() {
            return Err("a quote is not closed".to_owned());
        }
        if words.is_empty() {
            return Err("name a command, such as 'code -g {file}:{line}'".to_owned());
        }
        if !words.iter().any(|word| word.contains("{file}")) {
            words.push("{file}".to_owned());
        }
        Ok(Self(words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(command: &str, file: &str) -> Vec<String> {
        Editor::parse(command).expect("a command").words(Path::new(file), 12, 3)
    }

    #[test]
    fn a_command_is_cut_into_words_before_the_place_is_put_in() {
        assert_eq!(words("code -g {file}:{line}", "/a b/c.journey"), ["code", "-g", "/a b/c.journey:12"]);
        assert_eq!(words("'my editor' +{line} \"{file}\"", "/x"), ["my editor", "+12", "/x"]);
        assert_eq!(words("e '' {column}{x}", "/$(x); {line}"), ["e", "", "3{x}", "/$(x); {line}"]);
    }

    #[test]
    fn a_command_without_a_file_gets_it_last() {
        assert_eq!(words("gedit", "/x"), ["gedit", "/x"]);
    }

    #[test]
    fn what_is_no_command_is_refused() {
        assert!(Editor::parse("  ").is_err());
        assert!(Editor::parse("code 'x").is_err());
    }
}
