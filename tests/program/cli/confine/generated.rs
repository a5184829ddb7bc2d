//! Generated folders with links.

use super::{CANARY, house, outside, tells_nothing};
use crate::{cli::map, support::generate::Random};
use std::{fs, os::unix::fs::symlink, path::Path};

/// Chance folders with links, each command, and nothing outside was read or changed. `WAYLINE_TIMES=10` makes ten times as many.
#[test]
fn generated_folders_with_links_give_nothing_away() {
    let times = std::env::var("WAYLINE_TIMES").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    for seed in 0..4 * times {
        let mut random = Random::new(seed);
        let sandbox = house();
        fs::create_dir_all(sandbox.path("p/sub/deep")).expect("a folder");
        let places = ["p", "p/sub", "p/sub/deep"];
        let names = [
            "b.journey",
            "c.journey",
            "b.svg",
            "b.html",
            "wayline.toml",
            "o",
            "a.svg",
            "a.html",
            "g.md",
            "pic.png",
            "b.csv",
        ];
        let targets = [
            "out/secret.journey",
            "out/secret.toml",
            "out/secret.md",
            "out",
            "out/deep",
            "out/new",
            "p/sub",
            "p/a.journey",
            "p/sub/b.journey",
            "p/sub/deep/o",
            ".",
            "out/deep/../secret.journey",
        ];
        for _ in 0..8 {
            let (place, name) = (random.pick(&places), random.pick(&names));
            let path = format!("{place}/{name}");
            let full = sandbox.path(&path);
            if fs::symlink_metadata(&full).is_ok() {
                continue;
            }
            if random.one_in(4) {
                let text = if name.ends_with(".toml") {
                    format!("output = \"{}\"\n", random.pick(&["dist", "o", "../x", "sub/o"]))
                } else {
                    format!(
                        "use: {}\n{}",
                        random.pick(&["c.journey", "o/secret.journey", "../b.journey", "sub/b.journey"]),
                        map("X")
                    )
                };
                fs::write(full, text).expect("a file");
            } else {
                let target = sandbox.path(random.pick(&targets));
                let target = if random.one_in(2) {
                    target
                } else {
                    let up = "../".repeat(place.matches('/').count() + 1);
                    Path::new(&up).join(target.strip_prefix(sandbox.path("")).expect("inside"))
                };
                symlink(target, full).expect("a link");
            }
        }
        let before = outside(&sandbox);
        for call in [
            "check p",
            "check p/b.journey p/sub/b.journey p/o/secret.journey p/sub/o/secret.journey",
            "fmt p",
            "fmt p/b.journey p/sub/b.journey",
            "build p --format svg,html,json --embed-attachments",
            "build p/a.journey -o p/o/a.svg",
            "build p/b.journey -o p/sub/o/",
            "export p --format csv -o p/o/",
            "report p -o p/a.html",
            "site p -o p/o",
            "site p -o p/sub/o",
            "markdown p/g.md p/sub/g.md",
            "markdown p/g.md -o p/sub/o/",
            "diff p/a.journey p/b.journey -o p/b.html",
            "import p/g.md -o p/o/",
            "new p/o/n.journey",
        ] {
            let ran = sandbox.run(call);
            tells_nothing(&ran);
            assert_eq!(outside(&sandbox), before, "seed {seed}: {call}\n{ran:#?}");
        }
        for path in sandbox.files().iter().filter(|path| path.starts_with("p/")) {
            let full = sandbox.path(path);
            let inside = fs::canonicalize(&full)
                .is_ok_and(|real| real.starts_with(fs::canonicalize(sandbox.path("p")).expect("p")));
            let bytes = if inside { fs::read(&full).unwrap_or_default() } else { Vec::new() };
            assert!(!String::from_utf8_lossy(&bytes).contains(CANARY), "seed {seed}: {path}");
        }
    }
}
