//! One SARIF 2.1.0 document, for code scanning services.
//!
//! Only the few objects of the standard that are needed.

use super::{Failure, FileRange, Report, json::applicability, place::utf16_column, run::severity, uri};
use crate::{
    diagnostic::{Applicability, Code, Diagnostic, Fix, Label},
    parse::capitalised,
    source::{Source, Sources},
};
use serde_json::{Value, json};
use std::{collections::BTreeMap, io};

pub(super) fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let shown = report.shown();
    let mut tables = Tables { report, rules: Vec::new(), artifacts: Vec::new(), known: BTreeMap::new() };
    let results: Vec<_> = shown.iter().map(|(sources, of)| tables.result(sources, of)).collect();
    let notifications = tables.notifications();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "wayline",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": tables.rules.iter().map(|&code| rule(code)).collect::<Vec<_>>(),
            }},
            "invocations": [{
                "executionSuccessful": report.failures.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "columnKind": "utf16CodeUnits",
            "artifacts": tables.artifacts.iter().map(|uri| json!({ "location": { "uri": uri } })).collect::<Vec<_>>(),
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

/// What results refer to by number.
struct Tables<'a> {
    report: &'a Report,
    rules: Vec<Code>,
    artifacts: Vec<String>,
    known: BTreeMap<String, usize>,
}

impl Tables<'_> {
    fn result(&mut self, sources: &Sources, diagnostic: &Diagnostic) -> Value {
        let text = match &diagnostic.help {
            Some(help) => sentences(&diagnostic.title, help),
            None => diagnostic.title.clone(),
        };
        let mut result = json!({
            "ruleId": diagnostic.code.as_str(),
            "ruleIndex": self.rule(diagnostic.code),
            "level": severity(diagnostic.severity),
            "message": { "text": text },
            "locations": [self.location(sources, &diagnostic.labels[0], None)],
        });
        let related = diagnostic.labels.iter().enumerate().skip(1);
        let related: Vec<_> = related.map(|(id, label)| self.location(sources, label, Some(id))).collect();
        if !related.is_empty() {
            result["relatedLocations"] = related.into();
        }
        // Programs that read the report must not apply edits that are only shown.
        if let Some(fix) = diagnostic.fix.as_ref().filter(|fix| fix.applicability < Applicability::Display) {
            let description = diagnostic.help.as_deref().unwrap_or(&diagnostic.title);
            result["fixes"] = json!([self.fix(sources, fix, description)]);
        }
        result
    }

    fn fix(&mut self, sources: &Sources, fix: &Fix, description: &str) -> Value {
        let uri = uri(self.report.in_repository(&sources.get(fix.file()).name));
        let index = self.artifact(&uri);
        let replacements: Vec<_> = fix
            .edits
            .iter()
            .map(
                |edit| json!({ "deletedRegion": region(sources.get(edit.span.file), edit.span.start, edit.span.end), "insertedContent": { "text": edit.text } }),
            )
            .collect();
        json!({
            "description": { "text": description },
            "artifactChanges": [{ "artifactLocation": { "uri": uri, "index": index }, "replacements": replacements }],
            "properties": { "applicability": applicability(fix.applicability) },
        })
    }

    fn location(&mut self, sources: &Sources, label: &Label, id: Option<usize>) -> Value {
        let mut location = self.place(sources.get(label.span.file), label.span.start, label.span.end, &label.text);
        if let Some(id) = id {
            location["id"] = id.into();
        }
        location
    }

    fn place(&mut self, source: &Source, start: u32, end: u32, text: &str) -> Value {
        let uri = uri(self.report.in_repository(&source.name));
        let index = self.artifact(&uri);
        let mut location = json!({
            "physicalLocation": {
                "artifactLocation": { "uri": uri, "index": index },
                "region": region(source, start, end),
            },
        });
        if !text.is_empty() {
            location["message"] = json!({ "text": text });
        }
        location
    }

    fn notifications(&mut self) -> Vec<Value> {
        let report = self.report;
        let failures = report.failures.iter().map(|failure| (failure, "error"));
        let all = failures.chain(report.notes.iter().map(|note| (note, "warning")));
        all.map(|(failure, level)| self.notification(failure, level)).collect()
    }

    fn notification(&mut self, failure: &Failure, level: &str) -> Value {
        let text = match &failure.help {
            Some(help) => sentences(&failure.title, help),
            None => failure.title.clone(),
        };
        let mut notification = json!({ "level": level, "message": { "text": text } });
        if let Some(FileRange { source, range, label }) = &failure.place {
            notification["locations"] = json!([self.place(source, range.start as u32, range.end as u32, label)]);
        }
        notification
    }

    fn rule(&mut self, code: Code) -> usize {
        self.rules.iter().position(|&known| known == code).unwrap_or_else(|| {
            self.rules.push(code);
            self.rules.len() - 1
        })
    }

    fn artifact(&mut self, uri: &str) -> usize {
        *self.known.entry(uri.to_owned()).or_insert_with(|| {
            self.artifacts.push(uri.to_owned());
            self.artifacts.len() - 1
        })
    }
}

fn region(source: &Source, start: u32, end: u32) -> Value {
    json!({
        "startLine": source.position(start).line,
        "startColumn": utf16_column(source, start),
        "endLine": source.position(end).line,
        "endColumn": utf16_column(source, end),
    })
}

fn rule(code: Code) -> Value {
    let page = code.page();
    let mut rule = json!({
        "id": code.as_str(),
        "name": format!("{code:?}"),
        "shortDescription": { "text": sentence(code.title()) },
        "fullDescription": { "text": first_paragraph(page) },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "level": severity(code.severity()) },
    });
    if let Some(uri) = help_uri(env!("CARGO_PKG_REPOSITORY"), code) {
        rule["helpUri"] = uri.into();
    }
    rule
}

fn sentence(title: &str) -> String {
    format!("{}.", title.trim_end_matches('.'))
}

/// The first paragraph of a code's page.
fn first_paragraph(page: &str) -> String {
    let paragraphs = page.split("\n\n").map(str::trim);
    let first = paragraphs.filter(|text| !text.is_empty()).find(|text| !text.starts_with('#'));
    first.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The address of a code's page in the repository of this version; `None` if the package names no repository.
fn help_uri(repository: &str, code: Code) -> Option<String> {
    let version = env!("CARGO_PKG_VERSION");
    let repository = repository.trim_end_matches('/');
    (!repository.is_empty()).then(|| format!("{repository}/blob/v{version}/docs/src/errors/{code}.md"))
}

/// What is wrong and what to do, as two sentences. An address or a path keeps its first letter.
fn sentences(title: &str, help: &str) -> String {
    format!("{}. {}", title.trim_end_matches('.'), capitalised(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repository_leads_to_the_page_of_a_code() {
        let expected =
            format!("https://example.org/wayline/blob/v{}/docs/src/errors/J502.md", env!("CARGO_PKG_VERSION"));
        assert_eq!(help_uri("https://example.org/wayline/", Code::UnansweredPain), Some(expected));
        assert_eq!(help_uri("", Code::UnansweredPain), None);
    }

    #[test]
    fn every_code_has_a_description() {
        for &code in Code::ALL {
            let text = first_paragraph(code.page());
            assert!(text.trim_end_matches(')').ends_with(['.', ':']) && !text.contains("```"), "{code}: {text}");
        }
    }
}
