//! The same for JNI, by the crate `jni`.

use crate::{last, NAME};
use jni::objects::{JByteArray, JClass, JObject, JString, JValue, ReleaseMode};
use jni::sys::{jdouble, jlong, jstring};
use jni::JNIEnv;

#[no_mangle]
pub extern "system" fn Java_bench_Jni_add(_: JNIEnv, _: JClass, a: jlong, b: jlong) -> jlong {
    a + b
}

#[no_mangle]
pub extern "system" fn Java_bench_Jni_length(mut env: JNIEnv, _: JClass, text: JString) -> jlong {
    env.get_string(&text).map_or(-1, |it| it.to_bytes().len() as jlong)
}

#[no_mangle]
pub extern "system" fn Java_bench_Jni_name(env: JNIEnv, _: JClass) -> jstring {
    env.new_string(NAME).map_or(std::ptr::null_mut(), |it| it.into_raw())
}

#[no_mangle]
pub extern "system" fn Java_bench_Jni_last(mut env: JNIEnv, _: JClass, data: JByteArray) -> jlong {
    // copied or pinned, as the JVM likes; the array is not changed
    let elements = unsafe { env.get_array_elements(&data, ReleaseMode::NoCopyBack) };
    elements.map_or(-1, |bytes| bytes.last().map_or(-1, |it| last(&[*it as u8])))
}

#[no_mangle]
pub extern "system" fn Java_bench_Jni_product(mut env: JNIEnv, _: JClass, point: JObject) -> jdouble {
    let mut field = |name| env.get_field(&point, name, "D").and_then(|it| it.d()).unwrap_or(f64::NAN);
    field("x") * field("y")
}

#[no_mangle]
pub extern "system" fn Java_bench_Jni_apply(mut env: JNIEnv, _: JClass, operator: JObject, value: jlong) -> jlong {
    env.call_method(&operator, "applyAsLong", "(J)J", &[JValue::Long(value)])
        .and_then(|it| it.j())
        .unwrap_or(-1)
}
