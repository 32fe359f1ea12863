namespace Chuqing.Bench;

static class ScreenHttp
{
    public static Task<int> RunAsync(Options options) => Task.FromResult(options.Runs > 0 ? 0 : 1);
}
