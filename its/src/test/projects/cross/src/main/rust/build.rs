fn main() {
    println!("cargo:rerun-if-changed=src/crc32.c");
    cc::Build::new().file("src/crc32.c").compile("crc32");
}
