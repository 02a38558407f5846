//! `host-test`: runs the actions of a connector from a terminal or a script.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
