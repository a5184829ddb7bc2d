//! The preview reads and serves nothing outside the project, no matter what files become while it runs, and it comes back.

use crate::preview::{Folder, Preview, map, wait};
use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    os::unix::fs::symlink,
    process::Command,
    thread::sleep,
    time::Duration,
};

const FILE: &str = "/map/coffee/files/notes.txt";

fn start() -> (Folder, Preview) {
    let folder = Folder::new();
    folder.write("wayline.toml", "theme = \"light\"\n");
    folder.write("coffee.journey", format!("{}  attach: notes.txt\n", map("Coffee")));
    folder.write("notes.txt", "what was heard");
    let preview = Preview::start(&folder, &["coffee.journey"]);
    (folder, preview)
}

#[test]
fn an_attached_file_is_looked_at_when_it_is_served() {
    let (folder, preview) = start();
    assert_eq!(preview.get(FILE).body, "what was heard");
    let outside = Folder::new();
    outside.write("secret.txt", "what nobody may know");
    let file = folder.path("notes.txt");
    fs::remove_file(&file).expect("a file");
    for target in [outside.path("secret.txt"), "/dev/zero".into(), "/etc/hostname".into()] {
        symlink(&target, &file).expect("a link");
        let answer = preview.get(FILE);
        assert!(answer.status == 404 && !answer.body.contains("nobody"), "{target:?}: {answer:?}");
        fs::remove_file(&file).expect("a link");
    }
    assert!(Command::new("mkfifo").arg(&file).status().expect("mkfifo").success());
    assert_eq!(preview.get(FILE).status, 404);
    fs::remove_file(&file).expect("a pipe");
    fs::create_dir(&file).expect("a folder");
    assert_eq!(preview.get(FILE).status, 404);
    fs::remove_dir(&file).expect("a folder");
    // A link inside the project is a file of the project.
    folder.write("other.txt", "what was written");
    symlink("other.txt", &file).expect("a link");
    // While the file was away, a build may have found it missing; the next one finds it again.
    let served = || preview.get(FILE).body;
    wait(|| served() == "what was written", || format!("the link serves {:?}", served()));
}

#[test]
fn a_huge_attached_file_is_served_piece_by_piece() {
    let (folder, preview) = start();
    let length: u64 = 3 << 30;
    fs::File::create(folder.path("notes.txt")).and_then(|file| file.set_len(length)).expect("a file");
    let mut stream = TcpStream::connect(("127.0.0.1", preview.port)).expect("a server");
    let request = format!("GET {FILE} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", preview.port);
    stream.write_all(request.as_bytes()).expect("a request");
    let mut part = vec![0; 32 << 20];
    stream.read_exact(&mut part).expect("the first pieces");
    let head = String::from_utf8_lossy(&part[..400]).to_lowercase();
    assert!(head.contains(&format!("content-length: {length}")), "{head}");
    let status = fs::read_to_string(format!("/proc/{}/status", preview.pid())).expect("a process");
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("its memory");
    let most: u64 = most.trim().trim_end_matches(" kB").parse().expect("a number");
    assert!(most < 400 << 10, "{most} kB");
    drop(stream);
    preview.shows("coffee", "Coffee");
}

#[test]
fn settings_that_become_a_device_or_a_link_out_of_the_project_are_refused() {
    let (folder, preview) = start();
    let outside = Folder::new();
    outside.write("secret.toml", "what nobody may know\n");
    let file = folder.path("wayline.toml");
    for target in ["/dev/zero".into(), outside.path("secret.toml")] {
        fs::remove_file(&file).expect("a file");
        symlink(target, &file).expect("a link");
        preview.state("coffee", "wrong");
        assert!(!preview.said().contains("nobody"), "{}", preview.said());
        folder.replace("wayline.toml", "theme = \"dark\"\n");
        preview.state("coffee", "fine");
    }
}

/// Reading the pipe blocked for ever, without a word.
#[test]
fn watching_goes_on_after_a_pipe_took_the_place_of_the_map() {
    let (folder, preview) = start();
    let map_file = folder.path("coffee.journey");
    fs::remove_file(&map_file).expect("a file");
    assert!(Command::new("mkfifo").arg(&map_file).status().expect("mkfifo").success());
    preview.state("coffee", "wrong");
    preview.says("it is not a regular file");
    fs::remove_file(&map_file).expect("a pipe");
    folder.write("coffee.journey", map("Tea"));
    preview.shows("coffee", "<title>Tea</title>");
}

#[test]
fn a_folder_that_is_deleted_and_made_again_is_watched_again() {
    let (folder, preview) = start();
    for title in ["Tea", "Juice"] {
        fs::remove_dir_all(folder.path("")).expect("a folder");
        sleep(Duration::from_secs(3));
        let said = preview.said();
        fs::create_dir(folder.path("")).expect("a folder");
        folder.write("wayline.toml", "theme = \"light\"\n");
        folder.write("notes.txt", "what was heard");
        folder.write("coffee.journey", map(title));
        preview.shows("coffee", &format!("<title>{title}</title>"));
        folder.replace("coffee.journey", &map("Milk"));
        preview.shows("coffee", "<title>Milk</title>");
        assert!(said.lines().count() < 60, "{said}");
    }
}

#[test]
fn a_file_that_changes_all_the_time_does_not_fill_the_log() {
    let (folder, preview) = start();
    for number in 0..200 {
        folder.replace("coffee.journey", &format!("{}# {number}\n", crate::preview::WRONG));
        sleep(Duration::from_millis(10));
    }
    preview.state("coffee", "wrong");
    let told = preview.said().matches("not drawn").count();
    assert!((1..20).contains(&told), "{told} times");
}
