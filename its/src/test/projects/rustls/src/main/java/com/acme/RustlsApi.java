package com.acme;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.PointerType;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/** Most of rustls-ffi's C API, written down from its header: no declaration is wrong. */
public interface RustlsApi extends Library {

    class Config extends PointerType {}

    interface ReadCallback extends Callback {
        int read(Pointer userData, Pointer buffer, long length, LongByReference read);
    }

    int rustls_certificate_get_der(Pointer certificate, PointerByReference der, LongByReference length);

    int rustls_certified_key_build(byte[] chain, long chainLength, byte[] key, long keyLength, PointerByReference built);

    int rustls_certified_key_keys_match(Pointer key);

    void rustls_certified_key_free(Pointer key);

    Pointer rustls_root_cert_store_builder_new();

    int rustls_root_cert_store_builder_add_pem(Pointer builder, byte[] pem, long length, byte strict);

    int rustls_root_cert_store_builder_load_roots_from_file(Pointer builder, String file, byte strict);

    int rustls_root_cert_store_builder_build(Pointer builder, PointerByReference store);

    void rustls_root_cert_store_builder_free(Pointer builder);

    void rustls_root_cert_store_free(Pointer store);

    short rustls_supported_ciphersuite_get_suite(Pointer suite);

    Rustls.Text rustls_supported_ciphersuite_get_name(Pointer suite);

    Config rustls_client_config_builder_new();

    int rustls_client_config_builder_new_custom(
            Pointer provider, short[] versions, long count, PointerByReference builder);

    void rustls_client_config_builder_set_server_verifier(Config builder, Pointer verifier);

    void rustls_client_config_builder_set_enable_sni(Config config, byte enable);

    int rustls_client_config_builder_build(Config builder, PointerByReference config);

    void rustls_client_config_builder_free(Config config);

    void rustls_client_config_free(Pointer config);

    int rustls_client_connection_new(Pointer config, String server, PointerByReference connection);

    void rustls_connection_set_userdata(Pointer connection, Pointer data);

    int rustls_connection_read_tls(
            Pointer connection, ReadCallback callback, Pointer userData, LongByReference read);

    int rustls_connection_process_new_packets(Pointer connection);

    byte rustls_connection_wants_read(Pointer connection);

    byte rustls_connection_is_handshaking(Pointer connection);

    void rustls_connection_set_buffer_limit(Pointer connection, long limit);

    void rustls_connection_get_alpn_protocol(Pointer connection, PointerByReference protocol, LongByReference length);

    short rustls_connection_get_protocol_version(Pointer connection);

    int rustls_connection_get_tls13_tickets_received(Pointer connection);

    int rustls_connection_write(Pointer connection, byte[] buffer, long count, LongByReference written);

    int rustls_connection_read(Pointer connection, byte[] buffer, long count, LongByReference read);

    void rustls_connection_free(Pointer connection);

    int rustls_crypto_provider_builder_new_from_default(PointerByReference builder);

    Pointer rustls_crypto_provider_builder_new_with_base(Pointer base);

    int rustls_crypto_provider_builder_build(Pointer builder, PointerByReference provider);

    void rustls_crypto_provider_builder_free(Pointer builder);

    Pointer rustls_crypto_provider_default();

    long rustls_crypto_provider_ciphersuites_len(Pointer provider);

    Pointer rustls_crypto_provider_ciphersuites_get(Pointer provider, long index);

    int rustls_crypto_provider_random(Pointer provider, byte[] buffer, long length);

    void rustls_crypto_provider_free(Pointer provider);

    void rustls_signing_key_free(Pointer key);

    void rustls_error(int result, byte[] buffer, long length, LongByReference written);

    byte rustls_result_is_cert_error(int result);

    Pointer rustls_server_config_builder_new();

    int rustls_server_config_builder_set_send_tls13_tickets(Pointer builder, long count);

    int rustls_server_config_builder_set_certified_keys(Pointer builder, Pointer[] keys, long count);

    void rustls_server_config_builder_free(Pointer config);

    void rustls_server_config_free(Pointer config);

    int rustls_server_connection_new(Pointer config, PointerByReference connection);
}
