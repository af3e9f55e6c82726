using System.Collections.Immutable;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.Terminology;

var builder = WebApplication.CreateBuilder(HostSetup.Options(args));
var isDevelopment = builder.Environment.IsDevelopment();

var site = SiteCodes.Load(builder.Configuration.GetSection("Terminology").Get<TerminologyOptions>() ?? new());
var clients = ClientOptions.All(builder.Configuration);
ImmutableArray<string> refusals = [.. StartRules.Refusals(builder.Configuration, isDevelopment), .. ServerTrust.Refusals(clients, isDevelopment), .. site.Faults];
if (!refusals.IsEmpty)
{
    await Console.Error.WriteLineAsync("The service does not start:\n" + string.Join('\n', refusals.Select(refusal => $"- {refusal}")));
    return 1;
}

builder.UseOwnAddress();
builder.UseOwnLogging();

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(services => new EvaluationClock(
    services.GetRequiredService<TimeProvider>(),
    EvaluationClock.Parse(builder.Configuration[EvaluationClock.Setting] ?? string.Empty)));
builder.Services.AddSingleton<CervicalRehabService>();
builder.Services.AddSingleton<Discovery>();
builder.Services.AddSingleton(site.Codes);
builder.Services.AddFetching(new ServerTrust(clients, isDevelopment));
builder.Services.AddOptions<WarmUpOptions>().BindConfiguration("WarmUp").ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddSingleton<WarmUp>();
builder.Services.AddHostedService(services => services.GetRequiredService<WarmUp>());
builder.Services.AddOptions<RequestLimits>().BindConfiguration("Requests").ValidateDataAnnotations().ValidateOnStart();

builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, CdsHooksJson.Wire));
builder.Services.AddCors(options => Browsers.Cors(options, isDevelopment));
builder.Services.AddOpenApi(options => options.AddDocumentTransformer(HookCallSchema.Describe));

var app = builder.Build();
site.Codes.Announce(app.Logger, site.NotEquivalent);

app.Use(Browsers.AddHeaders);
app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Problems.Unexpected, SuppressDiagnosticsCallback = _ => true });
app.UseStatusCodePages(Problems.Bare);
app.UseCors();

app.MapCdsHooks();
app.MapProbes();
app.MapOpenApi();
app.MapStartPage(withSamples: isDevelopment);
if (isDevelopment)
{
    app.MapSamples();
}

await app.RunAsync();
return 0;
