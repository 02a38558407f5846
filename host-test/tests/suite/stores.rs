//! The host's own stores: what every store does, and what the one in a file owes besides.

use crate::json;
use host_test::{
    blobs::{Blobs, FolderBlobs},
    conformance,
    connections::{Connection, ConnectionError, Connections},
    store::{Key, KeyError, SqliteStore, Values},
    tokens::{MemoryTokens, StoreError, TokenStore, Tokens},
};
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
    time::Duration,
};
use tempfile::TempDir;

/// A folder with a store and, beside it, its key.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Self(TempDir::new().expect("a folder"))
    }

    fn store(&self) -> SqliteStore {
        store(self.0.path())
    }

    /// Everything that lies in the store's folder, read as it is.
    fn contents(&self) -> Vec<u8> {
        let files =
            fs::read_dir(self.0.path().join("store")).expect("a folder").map(|entry| entry.expect("an entry").path());
        files.filter(|path| path.is_file()).flat_map(|path| fs::read(path).expect("it is there")).collect()
    }
}

fn store(place: &Path) -> SqliteStore {
    let key = place.join("key");
    SqliteStore::new(&place.join("store"), move |values| Key::from_file(&key, values))
}

fn tokens(access_token: &str) -> Tokens {
    Tokens {
        access_token: access_token.into(),
        refresh_token: Some(format!("{access_token}-refresh")),
        expires_at: Some(1),
        scopes: vec!["scope-that-is-sealed-too".into()],
        extra: Some(r#"{"id_token":"extra-that-is-sealed-too"}"#.into()),
    }
}

fn unavailable<T: std::fmt::Debug>(answer: Result<T, StoreError>) -> String {
    match answer {
        Err(StoreError::Unavailable(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_in_memory_conform() {
    let store = Arc::new(MemoryTokens::default());
    conformance::token_store(async || store.clone() as Arc<dyn TokenStore>).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_in_a_file_conform() {
    let place = Place::new();
    conformance::token_store(async || Arc::new(place.store()) as Arc<dyn TokenStore>).await;
}

#[tokio::test]
async fn who_only_looks_makes_nothing() {
    let place = Place::new();
    let store = place.store();
    assert!(store.load("work").await.expect("nothing").is_none());
    store.forget("work").await.expect("nothing");
    assert!(store.names().await.expect("nothing").is_empty());
    assert!(matches!(store.get("work").await, Err(ConnectionError::Unknown)));
    assert_eq!(fs::read_dir(place.0.path()).expect("a folder").count(), 0);
}

#[tokio::test]
async fn no_file_holds_a_secret_in_plain() {
    let place = Place::new();
    let store = place.store();
    let settings = json(r#"{"product": "cloud", "client_id": "id-0", "client_secret": "store-secret-settings"}"#);
    store.keep("work", &settings).await.expect("kept");
    let mut expected = None;
    let mut secrets = vec!["store-secret-settings".to_owned(), "scope-that-is-sealed-too".to_owned()];
    for round in 0..20 {
        let tokens = tokens(&format!("store-secret-{round}-end"));
        secrets.push(tokens.access_token.clone());
        expected = Some(store.save("work", tokens, expected).await.expect("saved"));
    }
    // In every form that a connection's secrets travel in.
    let forms = secrets.into_iter().enumerate().map(|(number, secret)| (number.to_string(), secret.into()));
    let forms = Connection::new(Value::Object(forms.collect())).secrets();
    let search = |when: &str| {
        let contents = place.contents();
        assert!(
            contents.windows(4).any(|bytes| bytes == b"work"),
            "names are plain, so the search is of the right files"
        );
        for form in &forms {
            assert!(!contents.windows(form.len()).any(|bytes| bytes == form.as_bytes()), "{when}: {form}");
        }
    };
    search("after saving");
    let sealed = |place: &Place| {
        let query = "SELECT sealed FROM tokens";
        rusqlite::Connection::open(place.0.path().join("store/store.db"))
            .and_then(|database| database.query_row(query, [], |row| row.get::<_, Option<Vec<u8>>>(0)))
            .expect("a row")
    };
    let last = sealed(&place).expect("tokens");
    store.forget("work").await.expect("forgotten");
    store.remove("work").await.expect("removed");
    assert_eq!(sealed(&place), None);
    let contents = place.contents();
    // A page that is free, or a log that was not emptied, could still show it.
    assert!(!contents.windows(last.len()).any(|bytes| bytes == last), "what is forgotten is gone, sealed as it was");
    drop(store);
    for form in &forms {
        assert!(!place.contents().windows(form.len()).any(|bytes| bytes == form.as_bytes()), "in the end: {form}");
    }
    let shown =
        format!("{:?} {:?}", place.store(), Key::from_file(&place.0.path().join("key"), Values::None).expect("a key"));
    let key = fs::read_to_string(place.0.path().join("key")).expect("a key");
    assert!(!shown.contains(key.trim()) && shown.contains("Key("), "{shown}");
}

#[tokio::test]
async fn another_key_is_told_and_opens_nothing() {
    let place = Place::new();
    place.store().save("work", tokens("a"), None).await.expect("saved");
    let other = place.0.path().join("other");
    drop(Key::from_file(&other, Values::None).expect("a key"));
    fs::rename(&other, place.0.path().join("key")).expect("it is ours");
    for why in [
        unavailable(place.store().load("work").await),
        unavailable(place.store().save("home", tokens("b"), None).await),
    ] {
        assert!(why.contains("another key") && why.contains("store.db"), "{why}");
    }
    // What needs no key works without.
    place.store().forget("work").await.expect("forgotten");
    assert!(place.store().load("work").await.expect("nothing is left to open").is_none());
    fs::write(place.0.path().join("key"), "no key\n").expect("it is ours");
    let why = unavailable(place.store().save("home", tokens("b"), None).await);
    assert!(why.contains("holds no key") && !why.contains("no key\n"), "{why}");
}

#[tokio::test]
async fn what_was_changed_in_place_does_not_open() {
    let place = Place::new();
    let store = place.store();
    let first = store.save("work", tokens("a"), None).await.expect("saved");
    store.save("home", tokens("b"), None).await.expect("saved");
    let database = rusqlite::Connection::open(store.file()).expect("the file");
    database.busy_timeout(Duration::from_secs(5)).expect("set");
    let old: Vec<u8> =
        database.query_row("SELECT sealed FROM tokens WHERE connection = 'work'", [], |row| row.get(0)).expect("a row");
    store.save("work", tokens("c"), Some(first)).await.expect("saved");
    // An older row back in its place, and then another connection's.
    for change in [
        "UPDATE tokens SET sealed = ?1 WHERE connection = 'work'",
        "UPDATE tokens SET sealed = ?1, revision = 1 WHERE connection = 'home'",
    ] {
        database.execute(change, [&old]).expect("it is ours");
    }
    for name in ["work", "home"] {
        let why = unavailable(store.load(name).await);
        assert!(why.contains(&format!("`{name}`")) && why.contains("connect again"), "{why}");
        store.forget(name).await.expect("that is the way out");
        store.save(name, tokens("d"), None).await.expect("connected again");
    }
}

#[tokio::test]
async fn settings_are_kept_by_name() {
    let place = Place::new();
    let store = place.store();
    let settings =
        |token: &str| json(&format!(r#"{{"product": "cloud", "credential": "access-token", "token": "{token}"}}"#));
    store.keep("work", &settings("one")).await.expect("kept");
    store.keep("home", &settings("two")).await.expect("kept");
    store.keep("work", &settings("three")).await.expect("kept");
    let again = place.store();
    assert_eq!(again.names().await.expect("names"), ["home", "work"]);
    assert_eq!(again.settings("work").await.expect("kept"), settings("three"));
    assert_eq!(again.get("home").await.expect("kept").setting("token"), Some("two"));
    again.remove("home").await.expect("removed");
    assert!(matches!(store.get("home").await, Err(ConnectionError::Unknown)));
}

#[test]
fn a_key_file_is_made_once_and_kept_from_others() {
    let place = Place::new();
    let path = place.0.path().join("keys/one");
    let made: Vec<_> = std::thread::scope(|scope| {
        let keys: Vec<_> = (0..16).map(|_| scope.spawn(|| Key::from_file(&path, Values::None).map(drop))).collect();
        keys.into_iter().map(|key| key.join().expect("no panic")).collect()
    });
    assert!(made.iter().all(Result::is_ok), "{made:?}");
    assert_eq!(fs::read_dir(path.parent().expect("a folder")).expect("a folder").count(), 1, "no half file is left");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        for open in [0o640, 0o604, 0o620] {
            fs::set_permissions(&path, fs::Permissions::from_mode(open)).expect("it is ours");
            let refused = Key::from_file(&path, Values::None).expect_err("others can read it");
            assert!(
                matches!(refused, KeyError::Shared { .. }) && refused.to_string().contains("chmod 600"),
                "{refused}"
            );
        }
    }
}

#[tokio::test]
async fn a_key_that_is_lost_is_not_made_anew() {
    let place = Place::new();
    place.store().save("work", tokens("store-secret"), None).await.expect("there is room");
    let key = place.0.path().join("key");
    let kept = place.0.path().join("kept");
    fs::rename(&key, &kept).expect("it is ours");
    for _ in 0..2 {
        let why = unavailable(place.store().load("work").await);
        assert!(why.contains("key file") && why.contains("is not there"), "{why}");
        assert!(!key.exists(), "another key would open nothing");
    }
    fs::rename(&kept, &key).expect("it is ours");
    place.store().load("work").await.expect("it opens again").expect("saved");
}

#[tokio::test]
async fn what_is_no_store_is_refused_and_left_as_it_is() {
    /// A store's folder that holds something else.
    fn holding(make: impl FnOnce(&Path)) -> Place {
        let place = Place::new();
        let folder = place.0.path().join("store");
        fs::create_dir(&folder).expect("a folder");
        make(&folder.join("store.db"));
        place
    }
    let foreign = |statements: &'static str| {
        holding(move |file| {
            let database = rusqlite::Connection::open(file).expect("a database");
            database.execute_batch(statements).expect("it is SQL");
        })
    };
    // Its program was killed: what it wrote is not in the database yet, or has to be taken out again.
    let killed = |statements: &'static str| {
        holding(move |file| {
            let other = Place::new();
            let database = rusqlite::Connection::open(other.0.path().join("store.db")).expect("a database");
            database.execute_batch(statements).expect("it is SQL");
            for entry in fs::read_dir(other.0.path()).expect("a folder") {
                let path = entry.expect("an entry").path();
                if !path.ends_with("store.db-shm") {
                    fs::copy(&path, file.with_file_name(path.file_name().expect("a name"))).expect("there is room");
                }
            }
        })
    };
    let files = |place: &Place| {
        let entries =
            fs::read_dir(place.0.path().join("store")).expect("a folder").map(|entry| entry.expect("one").path());
        // The first is taken before anything is looked at, and the other holds nothing that lasts.
        let kept = entries.filter(|path| !path.ends_with("store.lock") && !path.ends_with("store.db-shm"));
        kept.map(|path| (fs::read(&path).ok(), path)).collect::<BTreeSet<_>>()
    };
    let another = "is the database of another program";
    for (place, told) in [
        (foreign("CREATE TABLE cookies (name TEXT); INSERT INTO cookies VALUES ('a');"), another),
        (foreign("CREATE TABLE tokens (name TEXT); PRAGMA user_version = 1;"), another),
        (foreign("PRAGMA application_id = 252006674; PRAGMA user_version = 1;"), another),
        (foreign("PRAGMA journal_mode = WAL; CREATE TABLE cookies (name TEXT);"), another),
        (killed("PRAGMA journal_mode = WAL; CREATE TABLE cookies (name TEXT);"), another),
        (
            killed(
                "CREATE TABLE cookies (name TEXT); INSERT INTO cookies VALUES ('a'); PRAGMA cache_size = 1; BEGIN EXCLUSIVE;
                 INSERT INTO cookies SELECT hex(randomblob(100000)) FROM sqlite_schema;",
            ),
            another,
        ),
        (holding(|file| fs::write(file, "shopping list: apples, pears").expect("there is room")), "is not a SQLite database"),
        (holding(|file| fs::create_dir(file).expect("there is room")), "is not a file"),
    ] {
        let before = files(&place);
        let why = unavailable(place.store().save("work", tokens("store-secret"), None).await);
        assert!(why.contains(told) && why.contains("store.db") && why.contains("name another folder"), "{why}");
        assert!(files(&place) == before, "{why}");
    }
    // A store of the first version, which had no number, and an empty database.
    for place in [foreign(""), foreign("VACUUM;")] {
        place.store().save("work", tokens("store-secret"), None).await.expect("it becomes a store");
        let database = rusqlite::Connection::open(place.0.path().join("store/store.db")).expect("a database");
        let first = "PRAGMA application_id = 0; PRAGMA user_version = 1; DROP TABLE subscriptions; DROP TABLE events;";
        database.execute_batch(first).expect("it is SQL");
        place.store().load("work").await.expect("it still opens").expect("saved");
    }
    let place = Place::new();
    fs::write(place.0.path().join("store"), "").expect("it is ours");
    let why = unavailable(place.store().save("work", tokens("store-secret"), None).await);
    assert!(why.contains("is a file, and a store is a folder"), "{why}");
}

#[cfg(unix)]
#[tokio::test]
async fn a_folder_that_others_can_write_to_is_no_place_for_a_store() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let folder = place.0.path().join("store");
    fs::create_dir(&folder).expect("a folder");
    for (mode, fits) in [(0o777, false), (0o770, false), (0o755, true), (0o700, true)] {
        fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).expect("it is ours");
        match place.store().save("work", tokens("store-secret"), None).await {
            Ok(_) => assert!(fits, "{mode:o}"),
            Err(StoreError::Unavailable(why)) => assert!(!fits && why.contains("chmod go-w"), "{mode:o} {why}"),
            // Saved by the round before.
            Err(_) => assert!(fits, "{mode:o}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_blob_takes_the_place_of_another() {
    let place = Place::new();
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let blobs = FolderBlobs::open(place.0.path());
            tokio::spawn(async move {
                let mut made = Vec::new();
                for number in 0..100 {
                    let mut blob = blobs.create().await.expect("there is room");
                    let content = format!("{writer} {number}");
                    blob.write(content.as_bytes()).await.expect("there is room");
                    made.push((blob.finish().await.expect("it is kept"), content));
                }
                made
            })
        })
        .collect();
    for writer in writers {
        for (handle, content) in writer.await.expect("no panic") {
            assert_eq!(fs::read_to_string(place.0.path().join(&handle)).expect("it is there"), content, "{handle}");
        }
    }
    assert_eq!(fs::read_dir(place.0.path()).expect("a folder").count(), 400, "no part is left");
}

/// Processes that make the key at the same time end with one key: all of their savings can be read.
#[tokio::test]
async fn several_processes_save_at_the_same_time() {
    let place = Place::new();
    let children: Vec<_> = (0..4).map(|number| child(place.0.path(), &format!("save {number}"))).collect();
    for mut child in children {
        assert!(child.0.wait().expect("it ends").success());
    }
    let entry = place.store().load("shared").await.expect("readable").expect("saved");
    assert_eq!(entry.revision, 4 * 25, "no save overwrote another");
}

#[tokio::test]
async fn a_killed_holder_gives_the_lock_back() {
    let place = Place::new();
    let store = place.store();
    for _ in 0..3 {
        let mut holder = child(place.0.path(), "hold");
        let mut told = BufReader::new(holder.0.stdout.take().expect("a pipe")).lines();
        assert!(told.any(|line| line.expect("text").ends_with("it is held")));
        let waiting = tokio::time::timeout(Duration::from_millis(100), store.lock("shared")).await;
        assert!(waiting.is_err(), "another process holds it");
        holder.0.kill().expect("SIGKILL");
        let given = tokio::time::timeout(Duration::from_secs(30), store.lock("shared")).await;
        drop(given.expect("the kernel gives it back").expect("the store is there"));
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_disk_that_takes_nothing_is_told() {
    // Not even root can write there.
    let store = SqliteStore::new(Path::new("/proc/nowhere"), |_| unreachable!("it comes to no key"));
    let why = unavailable(store.save("work", tokens("store-secret"), None).await);
    assert!(why.contains("/proc/nowhere") && !why.contains("store-secret"), "{why}");

    // A file that may not grow is what a full disk looks like.
    let place = Place::new();
    place.store().save("shared", tokens("before"), None).await.expect("there is room yet");
    let mut full = Command::new("sh");
    full.args(["-c", r#"trap "" XFSZ; ulimit -f 64; exec "$0" "$@""#]).arg(std::env::current_exe().expect("a program"));
    let output = told_by(full, place.0.path(), "fill").output().expect("it starts");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{told}{}", String::from_utf8_lossy(&output.stderr));
    let why = told.lines().find_map(|line| line.split_once("it ended: ")).expect("a sentence").1;
    assert!(why.contains("store.db") && why.contains("disk") && !why.contains("filling"), "{why}");
    place.store().load("shared").await.expect("nothing broke").expect("what was saved is there");
}

#[cfg(unix)]
#[tokio::test]
async fn every_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let store = place.store();
    store.save("work", tokens("a"), None).await.expect("saved");
    let _lock = store.lock("work").await.expect("free");
    let mut seen = Vec::new();
    let mut folders = vec![place.0.path().join("store")];
    while let Some(folder) = folders.pop() {
        assert_eq!(fs::metadata(&folder).expect("a folder").permissions().mode() & 0o777, 0o700, "{folder:?}");
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            assert_eq!(fs::metadata(&path).expect("a file").permissions().mode() & 0o777, 0o600, "{path:?}");
            seen.push(path.file_name().expect("a name").to_string_lossy().into_owned());
        }
    }
    assert!(["store.db", "store.db-wal"].iter().all(|name| seen.iter().any(|it| it == name)), "{seen:?}");
    // A file that came from elsewhere is taken back.
    drop(store);
    let file = place.0.path().join("store/store.db");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).expect("it is ours");
    place.store().load("work").await.expect("readable");
    assert_eq!(fs::metadata(&file).expect("a file").permissions().mode() & 0o777, 0o600);
}

#[tokio::test]
async fn a_file_of_a_newer_version_is_left_alone() {
    let place = Place::new();
    place.store().save("work", tokens("a"), None).await.expect("saved");
    let database = rusqlite::Connection::open(place.store().file()).expect("the file");
    database.pragma_update(None, "user_version", 99).expect("it is ours");
    let why = unavailable(place.store().load("work").await);
    assert!(why.contains("form 99") && why.contains("newer version"), "{why}");
}

/// This program again, as another process that uses the store.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn child(place: &Path, task: &str) -> Running {
    let mut command = told_by(Command::new(std::env::current_exe().expect("a program")), place, task);
    Running(command.stdout(Stdio::piped()).spawn().expect("it starts"))
}

fn told_by(mut command: Command, place: &Path, task: &str) -> Command {
    command
        .args(["--exact", "stores::as_another_process", "--ignored", "--nocapture"])
        .env("STORE", place)
        .env("TASK", task);
    command
}

#[tokio::test]
#[ignore = "runs in a process of its own, for the tests of several processes"]
async fn as_another_process() {
    let place = std::env::var("STORE").expect("a folder");
    let task = std::env::var("TASK").expect("a task");
    let store = store(Path::new(&place));
    match task.split_once(' ').unwrap_or((&task, "")) {
        ("save", number) => {
            for round in 0..25 {
                let mine = tokens(&format!("{number} {round}"));
                let mut expected = store.load("shared").await.expect("readable").map(|entry| entry.revision);
                while let Err(error) = store.save("shared", mine.clone(), expected).await {
                    let StoreError::Conflict(entry) = error else { panic!("{error}") };
                    expected = entry.map(|entry| entry.revision);
                }
            }
        }
        ("hold", _) => {
            let _lock = store.lock("shared").await.expect("free");
            println!("\nit is held");
            std::future::pending::<()>().await;
        }
        ("fill", _) => {
            let mut ended = None;
            for number in 0..1000 {
                let large = tokens(&"filling".repeat(2000));
                if let Err(StoreError::Unavailable(why)) = store.save(&format!("{number}"), large, None).await {
                    ended = Some(why);
                    break;
                }
            }
            println!("\nit ended: {}", ended.expect("the disk is full"));
        }
        (other, _) => panic!("{other}"),
    }
}

/// Only who is the machine's administrator can give a file away, as the tests' user may be.
#[cfg(unix)]
#[tokio::test]
async fn files_of_another_user_are_refused() {
    use std::os::unix::fs::chown;
    let place = tempfile::tempdir().expect("a folder");
    let store = store(place.path());
    store.save("work", tokens("a"), None).await.expect("it is kept");
    for file in ["key", "store/store.db", "store"] {
        let path = place.path().join(file);
        if !path.exists() || chown(&path, Some(12_345), None).is_err() {
            continue;
        }
        let again = self::store(place.path());
        let why = unavailable(again.load("work").await.map(|_| ()));
        assert!(why.contains("another user"), "{file}: {why}");
        chown(&path, Some(0), None).expect("it is ours again");
    }
}
