//! Questions to the person at the terminal, or to whatever is piped into stdin: then each line is an answer.

use std::{
    io::{self, IsTerminal as _},
    process, thread,
};

use console::Term;
use dialoguer::{Confirm, Input, Password, Select};

use super::{
    failure::{self, Result, usage},
    terminal::line,
};

/// What shells expect of a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

/// Who answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A person, who sees questions on stderr.
    Terminal,
    /// The lines of stdin.
    Lines,
    /// Nobody: stdin was needed for something else.
    Nobody,
}

impl Asked {
    /// A person where one can see and answer, else stdin.
    pub fn of_stdin() -> Self {
        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return Self::Lines;
        }
        thread::spawn(leave_in_order);
        Self::Terminal
    }

    /// One of several; none where nobody answered.
    pub fn choose(self, question: &str, options: &[String]) -> Result<Option<usize>> {
        if self == Self::Terminal {
            let chosen = Select::new()
                .with_prompt(line(question))
                .items(options.iter().map(|option| line(option)))
                .default(0)
                .interact();
            return chosen.map(Some).map_err(lost);
        }
        super::note(question);
        options.iter().enumerate().for_each(|(place, option)| super::note(&format!("  {}. {option}", place + 1)));
        while let Some(line) = self.line("number")? {
            match line.parse().ok().filter(|number| (1..=options.len()).contains(number)) {
                Some(number) => return Ok(Some(number - 1)),
                // Not with what was typed: it may be the answer to another question.
                None => super::note(&format!("Enter a number from 1 to {}.", options.len())),
            }
        }
        Ok(None)
    }

    /// A text, for which Enter takes `known`; none where nobody answered and nothing is known.
    pub fn text(self, question: &str, known: Option<&str>, needed: bool) -> Result<Option<String>> {
        if self == Self::Terminal {
            let input = Input::<String>::new().with_prompt(line(question)).allow_empty(!needed);
            let input = known.into_iter().fold(input, |input, known| input.default(known.to_owned()));
            return input.interact_text().map(|text| Some(text.trim().to_owned())).map_err(lost);
        }
        let shown = known.map_or_else(|| question.to_owned(), |known| format!("{question} [{known}]"));
        self.answer(&shown, known, needed)
    }

    /// A text that nobody sees, for which Enter takes `known`.
    pub fn secret(self, question: &str, known: Option<&str>, needed: bool) -> Result<Option<String>> {
        let shown = known.map_or_else(|| question.to_owned(), |_| format!("{question} [Enter keeps it]"));
        if self == Self::Terminal {
            let typed =
                Password::new().with_prompt(line(&shown)).allow_empty_password(known.is_some() || !needed).interact();
            let typed = typed.map_err(lost)?;
            return Ok(Some(known.filter(|_| typed.is_empty()).map_or(typed, str::to_owned)));
        }
        if io::stdin().is_terminal() {
            return Err(usage(
                format!("`{question}` is a secret, and without stderr on the terminal it would show while you type."),
                "Do not redirect stderr, or give it otherwise: `host-test connect --help` tells the ways.",
            ));
        }
        self.answer(&shown, known, needed)
    }

    /// Yes or no; no where nobody answered.
    pub fn agree(self, question: &str) -> Result<bool> {
        if self == Self::Terminal {
            return Confirm::new().with_prompt(line(question)).default(false).interact().map_err(lost);
        }
        let answer = self.line(&format!("{question} [y/n]"))?;
        Ok(answer.is_some_and(|answer| matches!(answer.to_lowercase().as_str(), "y" | "yes")))
    }

    fn answer(self, question: &str, known: Option<&str>, needed: bool) -> Result<Option<String>> {
        loop {
            match self.line(question)? {
                Some(line) if line.is_empty() && known.is_none() && needed => super::note("A value is required."),
                Some(line) if !line.is_empty() => return Ok(Some(line)),
                _ => return Ok(known.map(str::to_owned)),
            }
        }
    }

    /// The next line of stdin without the white space around it, or none at its end.
    fn line(self, question: &str) -> Result<Option<String>> {
        if self == Self::Nobody {
            return Ok(None);
        }
        super::note(&format!("{question}:"));
        let mut line = String::new();
        match io::stdin().read_line(&mut line) {
            Ok(0) => Ok(None),
            Ok(_) => Ok(Some(line.trim().to_owned())),
            Err(error) => Err(failure::host(anyhow::Error::from(error).context("Can't read stdin."))),
        }
    }
}

/// Some questions hide the cursor, or what is typed; Ctrl-C must not leave the terminal so.
fn leave_in_order() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    if runtime.is_ok_and(|runtime| runtime.block_on(tokio::signal::ctrl_c()).is_ok()) {
        let _ = Term::stderr().show_cursor();
        #[cfg(unix)]
        let _ = process::Command::new("stty").arg("echo").status();
        super::note("");
        process::exit(INTERRUPTED);
    }
}

fn lost(error: dialoguer::Error) -> Box<host_test::types::Error> {
    failure::host(anyhow::Error::from(error).context("Can't read from the terminal."))
}
