#[no_mangle]
pub extern "C" fn call() -> usize {
    let mut answer = 0;
    #[cfg(feature = "chrono")]
    {
        answer += chrono::Local::now().offset().local_minus_utc() as usize;
    }
    #[cfg(feature = "rustls-native-certs")]
    {
        answer += rustls_native_certs::load_native_certs().certs.len();
    }
    #[cfg(feature = "security-framework")]
    {
        answer += security_framework::passwords::get_generic_password("service", "account").map_or(0, |word| word.len());
    }
    #[cfg(feature = "notify")]
    {
        use notify::Watcher;
        let mut watcher = notify::recommended_watcher(|_| {}).unwrap();
        answer += watcher.watch(std::path::Path::new("."), notify::RecursiveMode::Recursive).is_ok() as usize;
    }
    #[cfg(feature = "sysinfo")]
    {
        answer += sysinfo::System::new_all().is_ok() as usize;
        answer += sysinfo::Components::new_with_refreshed_list().is_ok() as usize;
        answer += sysinfo::Disks::new_with_refreshed_list().is_ok() as usize;
    }
    #[cfg(feature = "reqwest")]
    {
        answer += reqwest::blocking::get("https://localhost/").is_ok() as usize;
    }
    #[cfg(feature = "newer")]
    {
        answer += unsafe { CFNewer() + kCFNewer };
    }
    #[cfg(feature = "unknown")]
    {
        answer += unsafe { MLOpen() };
    }
    answer
}

#[cfg(feature = "newer")]
#[link(name = "CoreFoundation", kind = "framework")]
extern "C" {
    fn CFNewer() -> usize;
    static kCFNewer: usize;
}

#[cfg(feature = "unknown")]
#[link(name = "MediaLibrary", kind = "framework")]
extern "C" {
    fn MLOpen() -> usize;
}
