public import Configuration
import Curl
public import Fetching
import Model
import Scheduling

extension FetchPolicy {
    /// The manners of a daemon: those of its configuration, and its own pace.
    init(_ settings: Settings, _ surroundings: Daemon.Surroundings) {
        self.init(settings.network, version: surroundings.version)
        unconditionalEvery = surroundings.pace.real(unconditionalEvery)
    }

    /// The manners that the configuration asks for.
    ///
    /// - Parameters:
    ///   - network: the configuration's section on the network.
    ///   - version: of this program, for the `User-Agent`.
    public init(_ network: NetworkSettings, version: String) {
        self.init(version: version, contact: network.contact)
        if let agent = network.userAgent { userAgent = agent }
        addressGuard = AddressGuard(allowing: network.allow.compactMap(AddressRange.init))
        hostSpacing = network.spacing
        limits.totalTimeout = network.timeout
        limits.decodedBytes = network.maximumBytes
        limits.wireBytes = network.maximumBytes
        proxy = network.proxy
        if let file = network.certificateAuthorityFile { authorityFile = file }
    }
}
