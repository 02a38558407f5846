//! The published schemas, read from `fixtures/operations/*-schemas.txt`; the heads of these files say how they are written.

use std::collections::BTreeMap;

/// What a product's file holds.
pub struct Published {
    pub operations: Vec<Operation>,
    schemas: BTreeMap<&'static str, Type>,
}

/// What is published of one operation.
pub struct Operation {
    /// Method and path.
    pub name: &'static str,
    pub method: &'static str,
    pub path: &'static str,
    /// The last part of its page's address; none where no page has it.
    pub group: Option<&'static str>,
    pub query: Vec<&'static str>,
    pub body: Option<Type>,
    /// Status by status, with the schema of what is JSON.
    pub answers: Vec<(u16, Option<Type>)>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    Any,
    Object,
    String,
    Number,
    Integer,
    Boolean,
    Null,
    Word(&'static str),
    Named(&'static str),
    List(Box<Type>),
    /// Whatever its members are called.
    Map(Box<Type>),
    Members(Members),
    OneOf(Vec<Type>),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Members {
    /// Schemas whose members it has as well.
    pub above: Vec<&'static str>,
    pub own: BTreeMap<&'static str, Type>,
}

/// The schemas of `cloud` or `data-center`.
pub fn of(product: &str) -> Published {
    let text = match product {
        "cloud" => include_str!("../../../../fixtures/operations/cloud-schemas.txt"),
        _ => include_str!("../../../../fixtures/operations/data-center-schemas.txt"),
    };
    let (operations, schemas) = text.split_once("\n\n").expect("operations, an empty line, schemas");
    let operations = operations.lines().filter(|line| !line.starts_with('#')).map(operation).collect();
    let schema = |line: &'static str| {
        let (name, members) = line.split_once('\t').unwrap_or_else(|| panic!("no schema: {line}"));
        (name, Parser::whole(members, Parser::schema))
    };
    Published { operations, schemas: schemas.lines().map(schema).collect() }
}

/// Members as the files write them, in their order.
pub fn members(text: &'static str) -> Vec<(&'static str, Type)> {
    let Type::Members(members) = Parser::whole(text, Parser::members) else { unreachable!("members") };
    members.own.into_iter().collect()
}

/// A type as the files write it.
fn parse(text: &'static str) -> Type {
    Parser::whole(text, Parser::types)
}

impl Published {
    pub fn schema(&self, name: &str) -> &Type {
        self.schemas.get(name).unwrap_or_else(|| panic!("no schema `{name}`"))
    }

    /// The type of a member, be it of the schema's own or of one above it.
    pub fn member<'a>(&'a self, members: &'a Members, name: &str) -> Option<&'a Type> {
        members.own.get(name).or_else(move || self.above(members).find_map(|above| self.member(above, name)))
    }

    /// The schema of this name, if it is `schema` or one below it.
    pub fn below(&self, schema: &'static str, name: &str) -> Option<&'static str> {
        let (name, found) = self.schemas.get_key_value(name)?;
        let Type::Members(members) = found else { return None };
        let below = *name == schema || members.above.iter().any(|above| self.below(schema, above).is_some());
        below.then_some(*name)
    }

    fn above<'a>(&'a self, members: &'a Members) -> impl Iterator<Item = &'a Members> {
        members.above.iter().filter_map(|name| match self.schema(name) {
            Type::Members(members) => Some(members),
            _ => None,
        })
    }
}

fn operation(line: &'static str) -> Operation {
    let columns: Vec<_> = line.split('\t').collect();
    let [operation, group, query, body, answers] = columns[..] else { panic!("no operation: {line}") };
    let (method, path) = operation.split_once(' ').unwrap_or_else(|| panic!("no operation: {line}"));
    let given = |column: &'static str| Some(column).filter(|column| *column != "-");
    Operation {
        name: operation,
        method,
        path,
        group: given(group),
        query: given(query).unwrap_or_default().split_whitespace().collect(),
        // What is no JSON is written as `bytes`.
        body: given(body).filter(|body| *body != "bytes").map(parse),
        answers: given(answers).map(|answers| Parser::whole(answers, Parser::answers)).unwrap_or_default(),
    }
}

struct Parser {
    rest: &'static str,
}

impl Parser {
    fn whole<T>(text: &'static str, read: impl Fn(&mut Self) -> T) -> T {
        let mut parser = Self { rest: text };
        let read = read(&mut parser);
        assert!(parser.rest.is_empty(), "`{}` is left of `{text}`", parser.rest);
        read
    }

    /// A schema: its members, or the type that it is.
    fn schema(&mut self) -> Type {
        let members = self.rest.is_empty() || self.rest.starts_with('+') || self.rest.contains(':');
        if members { self.members() } else { self.types() }
    }

    fn answers(&mut self) -> Vec<(u16, Option<Type>)> {
        let mut answers = Vec::new();
        while !self.rest.is_empty() {
            let status = self.name().parse().expect("a status");
            answers.push((status, self.takes(':').then(|| self.types())));
            self.takes(' ');
        }
        answers
    }

    fn types(&mut self) -> Type {
        let mut types = vec![self.one()];
        while self.takes('|') {
            types.push(self.one());
        }
        if types.len() == 1 { types.remove(0) } else { Type::OneOf(types) }
    }

    fn one(&mut self) -> Type {
        if self.takes('\'') {
            let (word, rest) = self.rest.split_once('\'').expect("the end of a word");
            self.rest = rest;
            Type::Word(word)
        } else if self.takes('[') {
            let item = self.types();
            self.expects(']');
            Type::List(Box::new(item))
        } else if self.takes('@') {
            let page = "isLastPage:boolean limit:number nextPageStart:integer size:number start:integer";
            let Type::Members(mut page) = Self::whole(page, Self::members) else { unreachable!("members") };
            page.own.insert("values", self.one());
            Type::Members(page)
        } else if self.takes('{') {
            let map = self.rest.strip_prefix("*:").inspect(|rest| self.rest = rest).is_some();
            let inside = if map { Type::Map(Box::new(self.types())) } else { self.members() };
            self.expects('}');
            inside
        } else {
            match self.name() {
                "any" => Type::Any,
                "object" => Type::Object,
                "string" => Type::String,
                "number" => Type::Number,
                "integer" => Type::Integer,
                "boolean" => Type::Boolean,
                "null" => Type::Null,
                name => Type::Named(name),
            }
        }
    }

    fn members(&mut self) -> Type {
        let mut members = Members::default();
        while !self.rest.is_empty() && !self.rest.starts_with('}') {
            if self.takes('+') {
                members.above.push(self.name());
            } else {
                let (name, rest) = self.rest.split_once(':').expect("a member and its type");
                self.rest = rest;
                members.own.insert(name, self.types());
            }
            self.takes(' ');
        }
        Type::Members(members)
    }

    fn name(&mut self) -> &'static str {
        let end = self.rest.find(|char: char| !char.is_alphanumeric() && !"_-.$".contains(char));
        let (name, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        assert!(!name.is_empty(), "a name is missing before `{rest}`");
        self.rest = rest;
        name
    }

    fn takes(&mut self, char: char) -> bool {
        self.rest.strip_prefix(char).inspect(|rest| self.rest = rest).is_some()
    }

    fn expects(&mut self, char: char) {
        assert!(self.takes(char), "`{char}` is missing before `{}`", self.rest);
    }
}
