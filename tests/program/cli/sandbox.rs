//! A folder with files, and the binary run in it.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// Variables that change what the program says.
const VARIABLES: &[&str] =
    &["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "SOURCE_DATE_EPOCH", "LC_ALL", "LC_CTYPE", "LANG"];

/// Who commits, and that nobody's own settings count.
const GIT: &[(&str, &str)] = &[
    ("GIT_AUTHOR_NAME", "Anna"),
    ("GIT_AUTHOR_EMAIL", "anna@example.org"),
    ("GIT_COMMITTER_NAME", "Anna"),
    ("GIT_COMMITTER_EMAIL", "anna@example.org"),
    ("GIT_CONFIG_GLOBAL", "/dev/null"),
    ("GIT_CONFIG_NOSYSTEM", "1"),
];

pub(crate) struct Sandbox {
    folder: tempfile::TempDir,
    variables: Vec<(&'static str, &'static str)>,
}

/// What a run said and how it ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Sandbox {
    /// An empty folder, which is a project of its own.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        fs::create_dir(folder.path().join(".git")).expect("a folder can be made");
        Self { folder, variables: Vec::new() }
    }

    pub fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("files are in folders")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
        self
    }

    pub fn env(mut self, name: &'static str, value: &'static str) -> Self {
        self.variables.push((name, value));
        self
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn has(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Every file in the folder, hidden ones too.
    pub fn files(&self) -> Vec<String> {
        fn walk(root: &Path, folder: &Path, files: &mut Vec<String>) {
            for entry in fs::read_dir(folder).expect("the folder can be read").flatten() {
                let path = entry.path();
                // A link is no folder: it may lead back to where it is.
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    walk(root, &path, files);
                } else {
                    files.push(path.strip_prefix(root).expect("inside").to_string_lossy().replace('\\', "/"));
                }
            }
        }
        let mut files = Vec::new();
        walk(self.folder.path(), self.folder.path(), &mut files);
        files.sort();
        files
    }

    pub fn command(&self, args: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_wayline"));
        command.args(args.split_whitespace()).current_dir(self.folder.path());
        for name in VARIABLES {
            command.env_remove(name);
        }
        command.envs(self.variables.iter().copied());
        command
    }

    /// Runs the program with `args`, parted by blanks.
    pub fn run(&self, args: &str) -> Ran {
        self.run_with(args, b"")
    }

    /// Runs git in the folder, as nobody in particular and whatever the machine's settings are.
    pub fn git(&self, args: &[&str]) -> String {
        let mut command = Command::new("git");
        command.args(args).current_dir(self.folder.path()).envs(GIT.iter().copied());
        let output = command.output().expect("git is there");
        assert!(output.status.success(), "git {args:?}: {output:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// A shell in the folder that runs this, with git as `git` has it.
    #[cfg(target_os = "linux")]
    pub fn shell(&self, script: &str) -> Command {
        let mut command = Command::new("bash");
        command.arg("-c").arg(script).current_dir(self.folder.path()).envs(GIT.iter().copied());
        for name in VARIABLES {
            command.env_remove(name);
        }
        command
    }

    /// Makes everything in the folder a commit, in a repository that is made where there is none.
    pub fn commit(self, message: &str) -> Self {
        if !self.has(".git/HEAD") {
            self.git(&["init", "-q", "-b", "main"]);
        }
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", message]);
        self
    }

    /// The same with something on standard input.
    pub fn run_with(&self, args: &str, input: impl AsRef<[u8]>) -> Ran {
        let output = self.output(args, input.as_ref());
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        Ran { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }

    /// The same for a result that is no text.
    pub fn output(&self, args: &str, input: &[u8]) -> Output {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        // A program that needs no input may be gone by now.
        let _ = stdin.write_all(input);
        drop(stdin);
        child.wait_with_output().expect("the program ends")
    }
}

impl Ran {
    /// Ends the test unless the run ended like this.
    #[track_caller]
    pub fn code(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    /// Ends the test unless nothing was said on standard error.
    #[track_caller]
    pub fn silent(self) -> Self {
        assert_eq!(self.err, "", "{self:#?}");
        self
    }

    /// Ends the test unless each of `parts` was said on standard error.
    #[track_caller]
    pub fn says(self, parts: &[&str]) -> Self {
        for part in parts {
            assert!(self.err.contains(part), "`{part}` is missing in\n{}\n{}", self.err, self.out);
        }
        self
    }
}
