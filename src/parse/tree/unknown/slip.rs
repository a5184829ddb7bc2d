//! Slips that are made often enough to be known: each has its own words.

use crate::{
    ast::{Content, Statement},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    parse::{
        elsewhere::{
            joined_head, joined_severity, name_first, part_of_figure, persona_alone, persona_first, severity_below,
            severity_first, step, subject_first,
        },
        lift,
        plural::several,
        respell::is_part_of_figure,
        synonyms::synonym,
        task::Task,
        tree::Builder,
        ways::means_any_order,
    },
};

/// What a line with a slip was meant to be.
pub(super) enum Meant {
    Line(Keyword),
    /// The same, without what is before its colon.
    Bare(Keyword),
    /// Several things at once, which this keyword declares.
    Several(Keyword),
    /// A heading above lines of this keyword, for which there is no line.
    Heading(Keyword),
    /// Not a line of its own.
    Nothing,
}

impl Builder<'_> {
    /// The first known slip that a line fits, with what it was meant to be.
    pub(super) fn slip(&self, at: usize, indent: u32, word: &str, statement: Statement) -> Option<(Meant, Diagnostic)> {
        let (source, vocabulary) = (self.source, self.vocabulary);
        let line = |(keyword, diagnostic)| (Meant::Line(keyword), diagnostic);
        let bare = |(keyword, diagnostic)| (Meant::Bare(keyword), diagnostic);
        let pain = |diagnostic| (Meant::Line(Keyword::Pain), diagnostic);
        let nothing = |diagnostic| (Meant::Nothing, diagnostic);
        let heading = |(keyword, diagnostic)| (Meant::Heading(keyword), diagnostic);
        let several = |(keyword, diagnostic)| (Meant::Several(keyword), diagnostic);
        let below = self.below_heading(indent, statement).map(line);
        let task = self.task(word, statement).map(bare);
        below
            .or(task)
            .or_else(|| subject_first(source, statement).map(bare))
            .or_else(|| persona_first(source, statement, vocabulary).map(bare))
            .or_else(|| joined_severity(source, statement).map(pain))
            .or_else(|| joined_head(source, statement, vocabulary).map(bare))
            .or_else(|| name_first(source, statement).map(bare))
            .or_else(|| severity_first(source, statement).map(pain))
            .or_else(|| persona_alone(source, statement, vocabulary).map(nothing))
            .or_else(|| self.team_alone(statement).map(nothing))
            .or_else(|| self.severity_below(at, word, statement).map(nothing))
            .or_else(|| self.part_of_figure(at, word, statement).map(nothing))
            .or_else(|| self.titled(at, indent, word, statement).map(nothing))
            .or_else(|| self.end(at, word, statement).map(nothing))
            .or_else(|| self.edge(statement).map(nothing))
            .or_else(|| self.heading(at, word, statement).map(heading))
            .or_else(|| self.any_order(statement).map(nothing))
            .or_else(|| self.left_out(word, statement).map(nothing))
            .or_else(|| self.several(statement).map(several))
    }

    /// `Choose a slot: 3: Mia`, as in a Mermaid journey.
    fn task(&self, word: &str, statement: Statement) -> Option<(Keyword, Diagnostic)> {
        let keyword = Keyword::Touchpoint;
        // `task list: Make a list: 4: Mia` begins with another word for its keyword.
        let titled = synonym(word).is_some_and(|other| other.is_column() || other.is_division());
        self.home(keyword).filter(|_| !titled)?;
        let whole = statement.keyword.to(statement.text);
        let text = Some(self.slice(whole)).filter(|_| statement.colon.is_some() && !statement.text.is_empty())?;
        let task = Task::read(text, self.vocabulary)?;
        let lines: Vec<String> = std::iter::once(format!("{}: {}", keyword.word(), task.title))
            .chain(task.feelings(self.vocabulary)?)
            .collect();
        let margin = self.source.before(statement.keyword.start);
        let diagnostic = Diagnostic::new(
            Code::UnknownKeyword,
            "This is a task of a Mermaid diagram",
            whole,
            "a title, a score and who is there have a line each",
        );
        let fix = Fix::needs_a_look(whole, lines.join(&format!("\n{margin}{}", step(self.source))));
        Some((keyword, diagnostic.help(format!("write `{}`", lines.join("`, and below it `"))).fix(fix)))
    }

    /// `in any order`, `parallel` below a stage.
    fn any_order(&self, statement: Statement) -> Option<Diagnostic> {
        let said = statement.keyword.to(statement.head);
        let text = self.slice(said);
        let fits = means_any_order(text) && statement.text.is_empty() && self.home(Keyword::Order).is_some();
        fits.then(|| {
            let place = statement.colon.map_or(said, |colon| said.to(colon));
            let title = format!("`{text}` needs a keyword");
            Diagnostic::new(Code::UnknownKeyword, title, said, "the order of a stage's touchpoints")
                .help("write `order: any`")
                .fix(Fix::needs_a_look(place, "order: any"))
        })
    }

    /// `except: kim`, `not for: kim` in a column: whom it isn't for.
    fn left_out(&self, word: &str, statement: Statement) -> Option<Diagnostic> {
        let before = [
            "except",
            "except for",
            "not",
            "not for",
            "skip",
            "skips",
            "skipped by",
            "without",
            "excluding",
            "excludes",
        ];
        let said = statement.keyword.to(statement.head);
        let fits = before.contains(&format!("{word} {}", self.slice(statement.head)).to_lowercase().trim_end());
        self.home(Keyword::For).filter(|_| fits && statement.colon.is_some())?;
        let others = self.vocabulary.people().all_but(&format!("not {}", self.slice(statement.text)))?;
        let new = format!("{}: {}", Keyword::For.word(), others.join(", "));
        let title = format!("`{}` is not a keyword", self.slice(said));
        let diagnostic = Diagnostic::new(Code::UnknownKeyword, title, said, "a line says whom its column is for");
        Some(
            diagnostic.help(format!("write `{new}`")).fix(Fix::needs_a_look(statement.keyword.to(statement.text), new)),
        )
    }

    /// `Front desk` alone below what somebody does backstage.
    fn team_alone(&self, statement: Statement) -> Option<Diagnostic> {
        let said = statement.keyword.to(statement.head);
        let text = self.slice(said);
        let top = self.frames.last()?.keyword;
        let by = [Keyword::By, Keyword::Owner].into_iter().find(|by| by.rule_in(top).is_some())?;
        self.vocabulary.teams().find(text).filter(|_| statement.colon.is_none())?;
        let new = format!("{}: {text}", by.word());
        let title = format!("`{text}` needs a keyword");
        let label = format!("a team goes into a `{}` line", by.word());
        let diagnostic = Diagnostic::new(Code::UnknownKeyword, title, said, label);
        Some(diagnostic.help(format!("write `{new}`")).fix(Fix::needs_a_look(said, new)))
    }

    fn several(&self, statement: Statement) -> Option<(Keyword, Diagnostic)> {
        let in_story = self.frames.iter().any(|frame| frame.keyword == Keyword::Stage);
        let in_column = self.frames.iter().any(|frame| frame.keyword.is_column());
        several(self.source, statement, (in_story, in_column), |keyword, called| {
            self.vocabulary.has_line_for(keyword, called)
        })
    }

    fn severity_below(&self, at: usize, word: &str, statement: Statement) -> Option<Diagnostic> {
        let pain = &self.document.nodes[self.frames.last()?.node?.index()];
        let severity = matches!(word, "severity" | "priority" | "prio" | "level" | "impact");
        let fits = severity && pain.keyword() == Keyword::Pain && statement.head.is_empty();
        fits.then(|| severity_below(self.source, pain, lift::place(&self.document.lines, at, at), statement))?
    }

    fn part_of_figure(&self, at: usize, word: &str, statement: Statement) -> Option<Diagnostic> {
        let figure = &self.document.nodes[self.frames.last()?.node?.index()];
        let place = || lift::place(&self.document.lines, at, at);
        let fits = statement.head.is_empty() && is_part_of_figure(figure.keyword(), word);
        fits.then(|| part_of_figure(self.source, figure, place(), statement))?
    }

    /// `web: Web shop` below a heading `teams:`: a declaration whose keyword is above.
    fn below_heading(&self, indent: u32, statement: Statement) -> Option<(Keyword, Diagnostic)> {
        let (above, keyword) = self.headed.filter(|(_, keyword)| keyword.is_declaration())?;
        let fits = statement.colon.is_some() && statement.head.is_empty() && !statement.text.is_empty();
        if indent <= above || !fits {
            return None;
        }
        let written = self.slice(statement.keyword);
        let new = format!("{} {written}", keyword.word());
        let title = format!("`{written}` is not a keyword");
        let diagnostic =
            Diagnostic::new(Code::UnknownKeyword, title, statement.keyword, "no line starts with this word")
                .help(format!("write `{new}: {}`", self.slice(statement.text)))
                .fix(Fix::safe(statement.keyword, new));
        Some((keyword, diagnostic))
    }

    /// `end` alone, which ends a block in other languages.
    fn end(&self, at: usize, word: &str, statement: Statement) -> Option<Diagnostic> {
        // `end`, `end stage`
        let block = self.slice(statement.head);
        let alone = statement.text.is_empty()
            && (block.is_empty()
                || Keyword::in_any_case(block).is_some_and(Keyword::is_block) && statement.colon.is_none());
        (alone && matches!(word, "end" | "endif" | "fin")).then(|| {
            let title = format!("`{}` is not a keyword", self.slice(statement.keyword));
            Diagnostic::new(Code::UnknownKeyword, title, statement.keyword, "blocks need no line that ends them")
                .help("remove the line: a line belongs to the nearest block above that takes it")
                .fix(Fix::needs_a_look(lift::place(&self.document.lines, at, at), ""))
        })
    }

    /// `stages:` above the stages: a heading that the language doesn't have.
    fn heading(&self, at: usize, word: &str, statement: Statement) -> Option<(Keyword, Diagnostic)> {
        let keyword = Keyword::parse(word.strip_suffix('s')?)?;
        let bare = statement.head.is_empty() && statement.text.is_empty();
        let below = self.document.lines[at + 1..].iter().find_map(|line| match &line.content {
            Content::Statement(below) => Some(self.slice(below.keyword)),
            _ => None,
        });
        let indented = self.document.lines.get(at + 1).is_some_and(|line| line.indent > self.document.lines[at].indent);
        let below = below.map(|below| Keyword::parse(&below.to_lowercase()));
        let certain = below == Some(Some(keyword)) || below == Some(None) && indented && keyword.is_declaration();
        let fix = if certain { Fix::safe } else { Fix::needs_a_look };
        let title = format!("`{}` is not a keyword", self.slice(statement.keyword));
        let singular = keyword.word();
        bare.then(|| {
            let diagnostic =
                Diagnostic::new(Code::UnknownKeyword, title, statement.keyword, "there are no headings in a map")
                    .help(format!("remove the line: each `{singular}` has a line of its own"))
                    .fix(fix(lift::place(&self.document.lines, at, at), ""));
            (keyword, diagnostic)
        })
    }
}
