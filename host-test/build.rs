//! Builds the connector for WebAssembly and encodes it as a component, so that one `cargo` command does everything.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

const TARGET: &str = "wasm32-unknown-unknown";

/// Addresses in the code as short as they can be, which saves 44 KB.
const SMALLER: &str = "-Clink-arg=--compress-relocations";

/// Bytes of the stack. Every instance begins with memory that is wiped, so a stack that no call needs costs each call: the fixtures need 13 KiB
/// of it, and the deepest JSON that is read 81 KiB.
const STACK: &str = "-Clink-arg=-zstack-size=262144";

fn main() -> ExitCode {
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            println!("cargo::error={sentence}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), String> {
    let package = PathBuf::from(variable("CARGO_MANIFEST_DIR"));
    let workspace = package.parent().expect("this package stands in the workspace's folder");
    for input in ["src", "excerpt", "wit", "Cargo.toml", "Cargo.lock", "fixtures"] {
        println!("cargo::rerun-if-changed={}", workspace.join(input).display());
    }
    ensure_target()?;
    let module = build_module(workspace)?;
    let component = wit_component::ComponentEncoder::default()
        .validate(true)
        .module(&module)
        .and_then(|mut encoder| encoder.encode())
        .map_err(|error| format!("the connector is no valid component: {error:#}"))?;
    let file = out_dir().join("bitbucket_connector.wasm");
    fs::write(&file, without_custom_sections(&component))
        .map_err(|error| format!("cannot write {}: {error}", file.display()))
}

/// The component without the names of its inner parts, which are for whoever looks for a fault in the encoding.
fn without_custom_sections(component: &[u8]) -> Vec<u8> {
    let (header, mut rest) = component.split_at(8);
    let mut kept = header.to_vec();
    while let [id, ..] = rest {
        // An id, the length of what follows in LEB128, and so many bytes.
        let digits = 1 + rest[1..].iter().take_while(|byte| **byte >= 0x80).count();
        let length = rest[1..=digits].iter().rev().fold(0, |sum, byte| sum << 7 | usize::from(byte & 0x7f));
        let (section, after) = rest.split_at(1 + digits + length);
        if *id != 0 {
            kept.extend_from_slice(section);
        }
        rest = after;
    }
    kept
}

/// Compiles the root crate in a target directory of its own: this build holds the lock of the outer one. All builds of a
/// profile share it, whatever their features, as the connector is the same: it stands where their own folders do.
fn build_module(workspace: &Path) -> Result<Vec<u8>, String> {
    let out = out_dir();
    // From `debug/build/host-test-…/out`.
    let target = out.ancestors().nth(3).unwrap_or(&out).join("guest");
    let mut cargo = Command::new(variable("CARGO"));
    cargo
        .args(["build", "--locked", "--package", "bitbucket-connector", "--profile", "guest", "--target", TARGET])
        .arg("--target-dir")
        .arg(&target)
        .current_dir(workspace);
    // What cargo and its wrappers set for the host's own build (flags, features, the wrapper of clippy) must not reach
    // the connector's.
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(leaks) {
            cargo.env_remove(name);
        }
    }
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags(workspace)?);
    let output = cargo.output().map_err(|error| format!("cannot run cargo: {error}"))?;
    if !output.status.success() {
        // Cargo shows a build script's error output as it is, line by line.
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        return Err("the connector itself does not compile; its errors are above".into());
    }
    let module = target.join(TARGET).join("guest/bitbucket_connector.wasm");
    fs::read(&module).map_err(|error| format!("cannot read {}: {error}", module.display()))
}

/// Flags that keep this machine's paths out of the connector, as the messages of its panics name source files, and that
/// keep it small.
///
/// Cargo compiles everything anew when they change, so they depend on nothing but where things stand.
fn flags(workspace: &Path) -> Result<String, String> {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = cargo_home.or_else(|| Some(env::home_dir()?.join(".cargo"))).ok_or("there is no home folder")?;
    // A registry's folder is named after its address: from a mirror comes the same connector.
    let registries = fs::read_dir(cargo_home.join("registry").join("src")).into_iter().flatten().flatten();
    let mut registries: Vec<_> = registries.map(|registry| registry.path()).collect();
    registries.sort();
    let flag = |(from, to): (&Path, &str)| format!("--remap-path-prefix={}={to}", from.display());
    let paths = registries.iter().map(|registry| (registry.as_path(), "crates")).chain([(workspace, ".")]).map(flag);
    // Encoded, because a path may hold spaces.
    Ok(paths.chain([SMALLER, STACK].map(str::to_owned)).collect::<Vec<_>>().join("\u{1f}"))
}

/// Whether a variable is about the outer build alone.
fn leaks(name: &str) -> bool {
    let kept = ["CARGO_HOME", "CARGO_NET_", "CARGO_HTTP_", "CARGO_REGISTRIES_", "CARGO_REGISTRY_", "CARGO_SOURCE_"];
    match name {
        "RUSTFLAGS" | "RUSTDOCFLAGS" | "RUSTDOC" | "TARGET" | "HOST" | "OUT_DIR" | "PROFILE" | "DEBUG"
        | "OPT_LEVEL" | "NUM_JOBS" | "CLIPPY_ARGS" => true,
        _ if name.starts_with("RUSTC_") => true,
        _ => name.starts_with("CARGO_") && !kept.iter().any(|prefix| name.starts_with(prefix)),
    }
}

/// Adds the target where it is missing, so that a fresh clone needs no step before `cargo run`.
fn ensure_target() -> Result<(), String> {
    let output = Command::new(variable("RUSTC"))
        .args(["--print", "target-libdir", "--target", TARGET])
        .output()
        .map_err(|error| format!("cannot run rustc: {error}"))?;
    if Path::new(String::from_utf8_lossy(&output.stdout).trim()).exists() {
        return Ok(());
    }
    match Command::new("rustup").args(["target", "add", TARGET]).status() {
        Ok(status) if status.success() => {
            // In the past tense: cargo shows it again with every build until this script runs anew.
            println!("cargo::warning=The Rust target {TARGET} was missing; `rustup target add {TARGET}` added it.");
            Ok(())
        }
        _ => Err(format!(
            "The connector is compiled for {TARGET}, which this toolchain lacks: run `rustup target add {TARGET}`, or \
             install your distribution's package of Rust's standard library for it."
        )),
    }
}

fn out_dir() -> PathBuf {
    variable("OUT_DIR").into()
}

/// A variable that cargo sets for every build script.
fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("cargo sets {name}"))
}
