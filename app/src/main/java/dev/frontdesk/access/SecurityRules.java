package dev.frontdesk.access;

import dev.frontdesk.organization.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The rules at the door; what a caller may do inside is checked by whoever does it. */
@Configuration
class SecurityRules {

    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";

    private static final String[] PUBLIC = {
        "/",
        "/sign-in/**",
        "/sign-out",
        "/sign-up",
        "/setup",
        "/invitation/**",
        "/password-reset",
        "/no-organization",
        "/look/**",
        "/assets/**",
        "/webjars/**",
        "/favicon.ico",
        "/robots.txt",
        "/error",
        "/api",
        "/api/openapi.json/**",
        "/actuator/health/**"
    };

    private static final RequestMatcher PAGES = new OrRequestMatcher(Arrays.stream(PUBLIC)
            .map(pattern ->
                    (RequestMatcher) PathPatternRequestMatcher.withDefaults().matcher(pattern))
            .toList());

    @Bean
    SecurityFilterChain doors(
            HttpSecurity http,
            ApiKeys keys,
            Doorkeeper doorkeeper,
            ProgramTokens programs,
            AnonymousLimit limit,
            Refusals refusals,
            OpenAddresses open,
            FormTokens formTokens,
            IdempotentRequests once) {
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens)
                        .ignoringRequestMatchers(open)
                        .ignoringRequestMatchers(SecurityRules::needsNoFormToken))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN)))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(new AccessFilter(keys, doorkeeper, programs), CsrfFilter.class)
                .addFilterBefore(new AnonymousFilter(limit, refusals, open), CsrfFilter.class)
                .addFilterBefore(new StrangersFilter(new OrRequestMatcher(open, PAGES), refusals), CsrfFilter.class)
                .addFilterAfter(new ReadableFilter(refusals), AuthorizationFilter.class)
                .addFilterAfter(new IdempotencyFilter(once, refusals), ReadableFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(open)
                        .permitAll()
                        .requestMatchers(PAGES)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access(superAdmin())
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /**
     * A form token proves that our own page sent a request which the browser has added the cookie to. Only a key that is
     * valid stands in for it: pages at the door read cookies themselves, whatever else a request brings.
     */
    private static boolean needsNoFormToken(HttpServletRequest request) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication caller
                ? caller.person() == null
                : !PAGES.matches(request);
    }

    private static AuthorizationManager<RequestAuthorizationContext> superAdmin() {
        return (authentication, request) -> new AuthorizationDecision(authentication.get() != null
                && authentication.get().getPrincipal() instanceof Caller caller
                && caller.superAdmin());
    }

    /** Keeps Spring Boot from inventing a user of its own. */
    @Bean
    AuthenticationManager nobody() {
        return authentication -> {
            throw new ProviderNotFoundException("Sign-in is done by this module's own filter");
        };
    }
}
