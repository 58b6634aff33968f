use jni::objects::JClass;
use jni::sys::jlong;
use jni::JNIEnv;

#[derive(serde::Serialize)]
struct Answer {
    value: i64,
}

#[no_mangle]
pub extern "system" fn Java_bench_One_size(_env: JNIEnv, _class: JClass, value: jlong) -> jlong {
    serde_json::to_string(&Answer { value }).map_or(-1, |json| json.len() as jlong)
}
