using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CervicalRehab.Cds.Service.Trust;

/// <summary>Says in the OpenAPI description where a token is needed.</summary>
internal static class TrustDescription
{
    private const string Token = "clientToken";

    /// <summary>Adds the security scheme and marks the operations that ask for it; nothing while callers are anonymous.</summary>
    public static void DescribeTrust(this OpenApiOptions options, TrustSettings settings)
    {
        if (!settings.IsOpen)
        {
            options.AddDocumentTransformer(AddScheme);
            options.AddOperationTransformer(Mark);
        }
    }

    private static Task AddScheme(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.AddComponent<IOpenApiSecurityScheme>(Token, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "CDS Hooks client token: a signed JWT (ES384 or RS384 unless configured otherwise), made for one call; its aud is the address called.",
        });
        return Task.CompletedTask;
    }

    private static Task Mark(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        if (TrustSetup.NeedsClient(context.Description.ActionDescriptor.EndpointMetadata))
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, context.Document)] = [] }];
            (operation.Responses ??= [])["401"] = new OpenApiResponse { Description = "No token, or one that is not accepted. The answer never says why; the service's log does." };
        }

        return Task.CompletedTask;
    }
}
