import CSystemd
import Glibc

/// The sockets that the service manager opened for this service (sd_listen_fds(3)).
public enum ActivatedSockets {
    /// The first of them; nil when there is none.
    ///
    /// It stays open as long as the process lives.
    public static let first: Int32? = {
        guard sd_listen_fds(0) > 0 else { return nil }
        // The first descriptor that is passed has a fixed number.
        return SD_LISTEN_FDS_START
    }()
}
