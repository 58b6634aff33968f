//! What a shop has in stock. UniFFI derives the Java side from the attributes.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex};

uniffi::setup_scaffolding!();

/// An article and how many pieces of it there are.
#[derive(uniffi::Record, Clone)]
pub struct Article {
    pub name: String,
    pub pieces: u32,
    pub place: Place,
    pub price: Option<f64>,
}

/// Where an article is kept.
#[derive(uniffi::Enum, Clone, Copy, PartialEq)]
pub enum Place {
    Shop,
    Cellar,
}

/// Why an article cannot be sold.
#[derive(uniffi::Error, Debug)]
pub enum StockError {
    Unknown { name: String },
    TooFew { pieces: u32 },
}

impl fmt::Display for StockError {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StockError::Unknown { name } => write!(text, "there is no {name}"),
            StockError::TooFew { pieces } => write!(text, "only {pieces} left"),
        }
    }
}

impl std::error::Error for StockError {}

/// Is told about each sale.
#[uniffi::export(callback_interface)]
pub trait SaleListener: Send + Sync {
    fn sold(&self, name: String, left: u32);
}

/// The articles of a shop.
#[derive(uniffi::Object, Default)]
pub struct Inventory {
    articles: Mutex<HashMap<String, Article>>,
}

#[uniffi::export]
impl Inventory {
    #[uniffi::constructor]
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    pub fn put(&self, article: Article) {
        self.articles.lock().unwrap().insert(article.name.clone(), article);
    }

    /// Sells some pieces of an article, and returns what is left.
    pub fn sell(&self, name: String, pieces: u32, listener: Box<dyn SaleListener>) -> Result<Article, StockError> {
        let mut articles = self.articles.lock().unwrap();
        let article = articles.get_mut(&name).ok_or(StockError::Unknown { name })?;
        if article.pieces < pieces {
            return Err(StockError::TooFew { pieces: article.pieces });
        }
        article.pieces -= pieces;
        listener.sold(article.name.clone(), article.pieces);
        Ok(article.clone())
    }
}

/// Writes an article as a label shows it.
#[uniffi::export]
pub fn label(article: Article) -> String {
    match article.price {
        Some(price) => format!("{}: {price:.2} €", article.name),
        None => article.name,
    }
}
