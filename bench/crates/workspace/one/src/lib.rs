use jni::objects::JClass;
use jni::sys::jlong;
use jni::JNIEnv;

#[no_mangle]
pub extern "system" fn Java_bench_One_add(_env: JNIEnv, _class: JClass, a: jlong, b: jlong) -> jlong {
    a.wrapping_add(b)
}
