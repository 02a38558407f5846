//! The two Bitbuckets.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Product {
    Cloud,
    DataCenter,
}

impl Product {
    pub const ALL: [Self; 2] = [Self::Cloud, Self::DataCenter];

    /// As the contract spells it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Cloud => "cloud",
            Self::DataCenter => "data-center",
        }
    }

    /// As people spell it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cloud => "Bitbucket Cloud",
            Self::DataCenter => "Bitbucket Data Center",
        }
    }

    /// As people spell it where Bitbucket is understood.
    pub const fn short_name(self) -> &'static str {
        match self {
            Self::Cloud => "Cloud",
            Self::DataCenter => "Data Center",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|product| product.id() == id)
    }
}
