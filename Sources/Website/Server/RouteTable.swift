import MicroHTTPD

/// Everything the website answers; a new page is a file and a line here.
///
/// From this table come the dispatch, the access rules, `/openapi.json` and docs/api.md.
enum RouteTable {
    static let pages: [Route] = [
        ChangesPage.route, ChangePage.route, ChangesAPI.patch, ArticlePage.route, ComparePage.route, SourcesPage.route,
        SourcePage.route, SearchPage.route, StatisticsPage.route, StatisticsAPI.csv, DeliveriesPage.list,
        DeliveriesPage.one, StatusPage.route, ArticleAPI.capture, ArticleAPI.picture, AtomFeed.route, JSONFeed.route,
        LoginPage.page,
        LoginPage.enter, LoginPage.leave, Assets.style, Assets.script,
    ]

    static let interface: [Route] = [
        OpenAPI.route, StatusAPI.route, StatusAPI.health, StatusAPI.metrics, SourcesAPI.list, SourcesAPI.one,
        ArticleAPI.list, ArticleAPI.byAddress, ArticleAPI.one, ArticleAPI.diff, ArticleAPI.version, ArticleAPI.text,
        ChangesAPI.list, ChangeStream.route, ChangesAPI.one, ChangesAPI.diff, SearchAPI.route, StatisticsAPI.route,
        DeliveriesAPI.list, DeliveriesAPI.one, CommandsAPI.check, CommandsAPI.mark, CommandsAPI.retry,
        CommandsAPI.reload, CommandsAPI.replay, CommandsAPI.test, CommandsAPI.testResult, CommandsAPI.enable,
    ]

    static let all: [Route] = pages + interface
}
