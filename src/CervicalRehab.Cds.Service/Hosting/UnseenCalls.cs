using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Pressure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry;

namespace CervicalRehab.Cds.Service.Hosting;

/// <summary>Answers hook calls as every other call is answered, but that nobody is asked who calls, and nothing counts it.</summary>
internal sealed class UnseenCalls : IHttpApplication<HttpContext>
{
    private static readonly AuthorizationPolicy Anybody = new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build();

    private readonly RequestDelegate _pipeline;
    private readonly IServiceScopeFactory _scopes;
    private readonly Dictionary<string, Endpoint> _endpoints;

    /// <summary>Calls that are answered by <paramref name="service"/> behind <paramref name="filter"/>, and by everything else of the host's.</summary>
    public UnseenCalls(IServiceProvider services, EndpointDataSource endpoints, CervicalRehabService service, AdmissionFilter filter)
    {
        _pipeline = Pipeline(services);
        _scopes = new Scopes(services.GetRequiredService<IServiceScopeFactory>(), service, filter);
        _endpoints = HookService.All.ToDictionary(
            PathOf, each => Opened(endpoints.Endpoints.Single(one => one.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == each.Id)), StringComparer.Ordinal);
    }

    /// <summary>Where a hook service is called.</summary>
    public static string PathOf(HookService service) => $"/cds-services/{service.Id}";

    /// <inheritdoc/>
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures) { ServiceScopeFactory = _scopes };

    /// <inheritdoc/>
    public async Task ProcessRequestAsync(HttpContext context)
    {
        using var untraced = SuppressInstrumentationScope.Begin();
        context.SetEndpoint(_endpoints[context.Request.Path]);
        await _pipeline(context);
    }

    /// <inheritdoc/>
    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    private static RequestDelegate Pipeline(IServiceProvider services)
    {
        var app = new ApplicationBuilder(services);
        app.UseAuthentication();
        app.UseAuthorization();
        app.Run(context => context.GetEndpoint()!.RequestDelegate!(context));
        return app.Build();
    }

    private static Endpoint Opened(Endpoint endpoint) =>
        new(endpoint.RequestDelegate, new EndpointMetadataCollection([.. endpoint.Metadata.Where(data => data is not IAuthorizeData), Anybody]), endpoint.DisplayName);

    private sealed class Scopes(IServiceScopeFactory scopes, CervicalRehabService service, AdmissionFilter filter) : IServiceScopeFactory
    {
        public IServiceScope CreateScope() => new Scope(scopes.CreateScope(), service, filter);
    }

    private sealed class Scope(IServiceScope scope, CervicalRehabService service, AdmissionFilter filter) : IServiceScope, IServiceProvider
    {
        public IServiceProvider ServiceProvider => this;

        public object? GetService(Type serviceType) => serviceType == typeof(CervicalRehabService) ? service
            : serviceType == typeof(AdmissionFilter) ? filter
            : scope.ServiceProvider.GetService(serviceType);

        public void Dispose() => scope.Dispose();
    }
}
