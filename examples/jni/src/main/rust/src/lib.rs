//! The native methods of `com.example.words.Words`.

use jni::errors::{Error, Result};
use jni::objects::{JClass, JObject, JObjectArray, JString};
use jni::sys::jint;
use jni::JNIEnv;

/// Splits a text into its words.
#[no_mangle]
pub extern "system" fn Java_com_example_words_Words_split<'local>(
    mut env: JNIEnv<'local>,
    _: JClass<'local>,
    text: JString<'local>,
) -> JObjectArray<'local> {
    let words = split(&mut env, &text);
    or_throw(&mut env, words)
}

fn split<'local>(env: &mut JNIEnv<'local>, text: &JString) -> Result<JObjectArray<'local>> {
    let text: String = env.get_string(text)?.into();
    let words: Vec<&str> = text.split_whitespace().collect();
    let array = env.new_object_array(words.len() as jint, "java/lang/String", JObject::null())?;
    for (index, word) in words.iter().enumerate() {
        let word = env.new_string(word)?;
        env.set_object_array_element(&array, index as jint, &word)?;
        env.delete_local_ref(word)?;
    }
    Ok(array)
}

/// Returns the word at an index, or throws an IndexOutOfBoundsException.
#[no_mangle]
pub extern "system" fn Java_com_example_words_Words_at<'local>(
    mut env: JNIEnv<'local>,
    _: JClass<'local>,
    text: JString<'local>,
    index: jint,
) -> JString<'local> {
    let word = at(&mut env, &text, index);
    or_throw(&mut env, word)
}

fn at<'local>(env: &mut JNIEnv<'local>, text: &JString, index: jint) -> Result<JString<'local>> {
    let text: String = env.get_string(text)?.into();
    match usize::try_from(index).ok().and_then(|index| text.split_whitespace().nth(index)) {
        Some(word) => env.new_string(word),
        None => {
            env.throw_new("java/lang/IndexOutOfBoundsException", format!("no word has the index {index}"))?;
            Ok(JString::default())
        }
    }
}

/// Returns a result, or throws an exception of Java, unless one is pending.
fn or_throw<T: Default>(env: &mut JNIEnv, result: Result<T>) -> T {
    result.unwrap_or_else(|error| {
        let class = match error {
            Error::JavaException => return T::default(),
            Error::NullPtr(_) => "java/lang/NullPointerException",
            _ => "java/lang/IllegalStateException",
        };
        // throwing fails only if another exception is pending, and Java throws that one
        let _ = env.throw_new(class, error.to_string());
        T::default()
    })
}
